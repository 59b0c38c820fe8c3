package thalweg.evaluation;

import java.util.List;
import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameters;

/** A line between two dense chains: their combinations by 1 − α and α. */
final class ChainLine implements LineEvaluator {
    private final ChainBlend blend;

    ChainLine(GemmChainEvaluator evaluator, NativeMemory memory, Parameters a, Parameters movedB) {
        blend = new ChainBlend(evaluator, memory, List.of(a, movedB));
    }

    @Override
    public Score at(double alpha, LoadedExamples examples, int count, JobContext context) {
        return blend.at(new double[] {1 - alpha, alpha}, examples, count, context);
    }

    @Override
    public void moveB(Parameters movedB) {
        blend.replace(1, movedB);
    }

    @Override
    public void close() {
        blend.close();
    }
}
