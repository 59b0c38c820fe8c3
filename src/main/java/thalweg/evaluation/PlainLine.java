package thalweg.evaluation;

import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.network.Parameters;

/** A line on which every point is scored as a model of its own. */
final class PlainLine implements LineEvaluator {
    private final Evaluator evaluator;
    private final FlatLine line;

    PlainLine(Evaluator evaluator, NativeMemory memory, Parameters a, Parameters movedB) {
        this.evaluator = evaluator;
        this.line = new FlatLine(evaluator, memory, a, movedB);
    }

    @Override
    public Score at(double alpha, LoadedExamples examples, int count, JobContext context) {
        return evaluator.score(line.theta(alpha), examples, count, context);
    }

    @Override
    public void moveB(Parameters movedB) {
        line.moveB(movedB);
    }

    @Override
    public void close() {
        line.close();
    }
}
