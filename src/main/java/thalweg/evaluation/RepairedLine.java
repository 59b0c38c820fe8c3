package thalweg.evaluation;

import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.network.Network;
import thalweg.network.Parameters;

/** A line between two models whose batch norm is fused, on which every point is repaired. */
final class RepairedLine implements LineEvaluator {
    private final FusedNetwork fused;
    private final GraphEvaluator evaluator;
    private final PlainLine line;

    private RepairedLine(FusedNetwork fused, GraphEvaluator evaluator, PlainLine line) {
        this.fused = fused;
        this.evaluator = evaluator;
        this.line = line;
    }

    static RepairedLine of(
            Network network,
            LinearAlgebra algebra,
            NativeMemory memory,
            Parameters a,
            Parameters movedB,
            Statistics statistics) {
        var fused = new FusedNetwork(network);
        var evaluator = new GraphEvaluator(fused.network(), algebra, memory);
        FlatLine line = null;
        try {
            line = new FlatLine(evaluator, memory, fused.parameters(a), fused.parameters(movedB));
            var pass = new TrainingPass(evaluator.plan(), statistics, algebra, memory);
            var repair = new Repair(evaluator.plan(), pass, line);
            return new RepairedLine(
                    fused, evaluator, new PlainLine(evaluator, line, repair, statistics.pieces()));
        } catch (RuntimeException e) {
            if (line != null) {
                line.close();
            }
            evaluator.close();
            throw e;
        }
    }

    @Override
    public Score at(double alpha, LoadedExamples examples, int count, JobContext context) {
        return line.at(alpha, examples, count, context);
    }

    @Override
    public void moveB(Parameters movedB) {
        line.moveB(fused.parameters(movedB));
    }

    @Override
    public void close() {
        line.close();
        evaluator.close();
    }
}
