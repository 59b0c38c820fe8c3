package thalweg.desktop.workbench;

import java.util.List;
import thalweg.evaluation.EvaluationException;
import thalweg.evaluation.Evaluators;
import thalweg.matching.Several;
import thalweg.network.Models;
import thalweg.network.Network;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * The pair in hand and a third model, found to fit.
 *
 * @param several what a strategy works on: A, B and C under A's names of tensors
 */
public record TrioInHand(PairInHand pair, OpenModel c, Several several) {
    /**
     * @throws thalweg.network.NetworkException when C is of another architecture: says what differs
     */
    static TrioInHand of(PairInHand pair, OpenModel c) {
        var parameters = Models.likeNamed(pair.a().model(), c.model()).parameters();
        var pairwise = pair.pair();
        return new TrioInHand(
                pair,
                c,
                new Several(
                        pairwise.network(),
                        pairwise.symmetry(),
                        List.of(pairwise.a(), pairwise.b(), parameters)));
    }

    /** How many of the chosen examples their plane is measured on. */
    public int sample(DataChoice data) {
        return ThreeNeeds.sample(network(), data);
    }

    /** What is done about batch norm when they are measured, e.g. "reset"; empty for nothing. */
    public String renewal(DataChoice data, Words words) {
        StatisticsChoice statistics = data.forSeveral(network()).statistics();
        return statistics.isNone() ? "" : StatisticsChoice.word(statistics.kind(), words);
    }

    /** Why the data can't be theirs; nothing where it can. */
    public Phrase misfit(DataChoice data) {
        try {
            Evaluators.fitted(network(), data.dataset());
            return Phrase.none();
        } catch (EvaluationException e) {
            return e.whatSaid();
        }
    }

    /** Their network. */
    Network network() {
        return several.network();
    }

    /** A, B and C. */
    public List<OpenModel> models() {
        return List.of(pair.a(), pair.b(), c);
    }
}
