package thalweg.desktop.workbench;

import thalweg.desktop.workbench.LineFigures.Foretold;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.engine.Problem;
import thalweg.evaluation.DirectionalDerivatives;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.Renormalization;
import thalweg.landscape.Taylor;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

/** Measures the Taylor estimate of the barrier on a line from A, on all chosen examples. */
public final class BarrierForetold {
    private final LaneBench bench;
    private final Engine engine;

    BarrierForetold(LaneBench bench, Engine engine) {
        this.bench = bench;
        this.engine = engine;
    }

    /** Why there are no derivatives of a network, in a sentence; nothing where there are. */
    public static Phrase refusal(Network network) {
        try {
            DirectionalDerivatives.requireSupported(network);
            return Phrase.none();
        } catch (Problem e) {
            return e.said();
        }
    }

    /**
     * On the lane.
     *
     * @param end where the line from A ends: B, or π(B)
     * @param data its statistics are nothing to it: batch norm goes by those of batches
     */
    Foretold of(PairInHand pair, Parameters end, DataChoice data, JobContext context) {
        Network network = Evaluators.fitted(pair.pair().network(), data.dataset());
        return bench.measure(
                pair.pair().network(),
                data.plain(),
                (with, on, statistics) -> {
                    try (var derivatives =
                            new DirectionalDerivatives(
                                    network, engine.linearAlgebra(), engine.memory())) {
                        int count = data.examples();
                        boolean batches = Renormalization.hasBatchNorm(network);
                        return new Foretold(
                                Taylor.measure(
                                        derivatives, pair.pair().a(), end, on, count, context),
                                batches ? derivatives.batch(count) : 0);
                    }
                });
    }
}
