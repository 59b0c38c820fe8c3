package thalweg.report.pair;

import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/**
 * A search of the pair.
 *
 * @param name for legends and tables, e.g. "weight matching, seed 0"
 * @param apart whether the steps between its start and its best one weren't kept
 * @param colour one of {@link thalweg.report.SearchColours}, that no other has, counted from 0
 */
public record PairSearch(Phrase name, SearchResult result, boolean apart, int colour) {
    /** The step that it chose. */
    public Snapshot best() {
        return result.best();
    }

    /** The last step at hand up to that one. */
    Snapshot at(int step) {
        Snapshot at = result.trace().getFirst();
        for (Snapshot each : result.trace()) {
            if (each.step() <= step) {
                at = each;
            }
        }
        return best().step() <= step && best().step() > at.step() ? best() : at;
    }

    /** π at its end. */
    Permutation permutation() {
        return best().permutation();
    }

    /** L2 at a step / L2 at the start; NaN for two equal models. */
    double shortening(Snapshot at) {
        double before = result.trace().getFirst().l2();
        return before == 0 ? Double.NaN : at.l2() / before;
    }
}
