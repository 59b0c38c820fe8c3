package thalweg.cli;

import java.util.Locale;
import thalweg.report.Figures;
import thalweg.symmetry.Equivalence;

/** Sentences that several commands print. */
final class Sentences {
    private Sentences() {}

    /** Whether π of the model of that name computes the same. */
    static String equivalence(String name, Equivalence found) {
        return String.format(
                Locale.ROOT,
                "π(%s) %s what %s computes: outputs differ by at most %s of the largest (%s"
                        + " allowed).%n",
                name,
                found.equivalent() ? "computes" : "does NOT compute",
                name,
                Figures.small(found.relativeDifference()),
                Figures.small(Equivalence.TOLERANCE));
    }

    /** Said where a search was stopped. */
    static String stopped(boolean stopped) {
        return stopped ? "The search was stopped: this is of its best permutation so far.\n" : "";
    }
}
