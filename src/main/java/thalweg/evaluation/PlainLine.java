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
    private final @Nullable MeasuredPlaces places;
    private @Nullable Score ofA;
    private @Nullable LoadedExamples scoredOn;

    /**
     * Takes the line and the renewal, and closes both.
     *
     * @param pieces see {@link Statistics}
     */
    PlainLine(Evaluator evaluator, FlatLine line, Renewal renewal, int pieces) {
        this.evaluator = evaluator;
        this.line = line;
        this.renewal = renewal;
        this.places = pieces == 0 ? null : new MeasuredPlaces(pieces);
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
            JobContext renewing = context.part(0, RENEWED);
            float[] measured =
                    places == null
                            ? measure(alpha, renewing)
                            : places.at(alpha, place -> measure(place, renewing));
            theta = line.filled(alpha);
            renewal.apply(measured, theta);
        }
        return evaluator.score(theta, examples, count, context);
    }

    private float[] measure(double alpha, JobContext context) {
        return renewal.measure(line.filled(alpha), alpha, context);
    }

    @Override
    public void moveB(Parameters movedB) {
        line.moveB(movedB);
        renewal.movedB();
        if (places != null) {
            places.forget();
        }
    }

    @Override
    public void close() {
        renewal.close();
        line.close();
    }
}
