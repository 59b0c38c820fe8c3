package thalweg.evaluation;

import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.network.Parameters;

/**
 * A line on which every point is scored as a model of its own, renewed before if wished. A's own
 * score is kept: it is the same for every π.
 */
final class PlainLine implements LineEvaluator {
    /** The share of the work that a renewal is, where there is one. */
    private static final double RENEWED = 0.8;

    private final Evaluator evaluator;
    private final FlatLine line;
    private final Renewal renewal;
    private @Nullable Score ofA;
    private @Nullable LoadedExamples scoredOn;

    /** Takes the line and the renewal, and closes both. */
    PlainLine(Evaluator evaluator, FlatLine line, Renewal renewal) {
        this.evaluator = evaluator;
        this.line = line;
        this.renewal = renewal;
    }

    @Override
    public Score at(double alpha, LoadedExamples examples, int count, JobContext context) {
        if (alpha != 0) {
            return score(alpha, examples, count, context);
        }
        if (ofA == null || scoredOn != examples || ofA.examples() != count) {
            ofA = score(alpha, examples, count, context);
            scoredOn = examples;
        }
        return ofA;
    }

    private Score score(double alpha, LoadedExamples examples, int count, JobContext context) {
        NativeFloats theta;
        if (renewal == Renewal.NONE) {
            theta = line.theta(alpha);
        } else {
            theta = line.filled(alpha);
            renewal.renew(theta, alpha, context.part(0, RENEWED));
        }
        return evaluator.score(theta, examples, count, context);
    }

    @Override
    public void moveB(Parameters movedB) {
        line.moveB(movedB);
        renewal.movedB();
    }

    @Override
    public void close() {
        renewal.close();
        line.close();
    }
}
