package thalweg.evaluation;

import java.util.List;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

/** Combinations each scored as a model of its own, batch norm measured anew before if wished. */
final class PlainBlend implements BlendEvaluator {
    private final Evaluator evaluator;
    private final FlatBlend models;
    private final Statistics statistics;

    /**
     * @throws EvaluationException when every combination is to be repaired, which is known between
     *     two models alone
     */
    PlainBlend(
            Evaluator evaluator,
            NativeMemory memory,
            List<Parameters> models,
            Statistics statistics) {
        if (statistics.kind() == Renormalization.REPAIR) {
            throw new EvaluationException(
                    Phrase.of("badmeasure.repair-for-line-between-two-models"),
                    Phrase.of("badmeasure.combination", models.size()),
                    Phrase.of("remedies.use-reset-none"));
        }
        this.evaluator = evaluator;
        this.statistics = statistics;
        this.models = new FlatBlend(evaluator, memory, models);
    }

    @Override
    public Score at(double[] shares, LoadedExamples examples, int count, JobContext context) {
        NativeFloats theta;
        if (statistics.kind() == Renormalization.RESET) {
            theta = models.filled(shares);
            evaluator.resetStatistics(theta, statistics, context);
        } else {
            theta = models.theta(shares);
        }
        return evaluator.score(theta, examples, count, context);
    }

    @Override
    public void close() {
        models.close();
    }
}
