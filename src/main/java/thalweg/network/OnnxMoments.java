package thalweg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.network.OnnxValue.Feature;
import thalweg.network.OnnxValue.Part;
import thalweg.network.OnnxValue.Step;
import thalweg.words.Phrase;

/** Means, and the layer norm that exporters write by means: (x − mean) / √(variance + ε). */
final class OnnxMoments {
    private final OnnxBuild build;
    private final OnnxNumbers numbers;

    OnnxMoments(OnnxBuild build, OnnxNumbers numbers) {
        this.build = build;
        this.numbers = numbers;
    }

    /** Over the units of a position, in layer norm; or over all positions. */
    OnnxValue mean(OnnxOp op) {
        List<Integer> over = numbers.axes(op);
        boolean kept = op.whole("keepdims", 1) != 0;
        if (build.value(op, 0) instanceof Part p
                && p.step() == Step.SQUARED
                && kept
                && overUnits(p.of(), over)) {
            return new Part(Step.VARIANCE, p.of(), 0);
        }
        Feature f = build.feature(op, 0);
        if (kept && overUnits(f, over)) {
            return new Part(Step.MEAN, f, 0);
        }
        List<Integer> reduced = new ArrayList<>();
        for (int axis : over) {
            reduced.add(f.axis(axis));
        }
        Collections.sort(reduced);
        List<Integer> positions = new ArrayList<>();
        for (int axis = 1; axis <= f.positions(); axis++) {
            positions.add(axis);
        }
        if (positions.isEmpty() || !reduced.equals(positions)) {
            throw op.refused(Phrase.of("badonnx.over-axes", over));
        }
        var layer =
                new Layer.AdaptivePool(
                        Layer.Pooling.AVERAGE, Collections.nCopies(f.positions(), 1));
        Feature pooled = build.add(op, layer, f);
        return kept
                ? pooled
                : build.add(
                        op.name() + ".flatten",
                        new Layer.Flatten(false),
                        f.axes().stream().filter(axis -> axis < 1).toList(),
                        pooled.node());
    }

    private static boolean overUnits(Feature f, List<Integer> over) {
        return over.size() == 1 && f.axis(over.getFirst()) == 0;
    }

    OnnxValue centred(OnnxOp op) {
        if (build.value(op, 0) instanceof Feature f
                && build.value(op, 1) instanceof Part mean
                && mean.step() == Step.MEAN
                && mean.of().equals(f)) {
            return new Part(Step.CENTRED, f, 0);
        }
        throw op.refused(Phrase.of("badonnx.only-in-layer-norm"));
    }

    OnnxValue power(OnnxOp op) {
        Double exponent = build.number(build.value(op, 1));
        OnnxValue value = build.value(op, 0);
        OnnxValue found = null;
        if (exponent != null && value instanceof Part p && exponent == 2) {
            found = square(p, p);
        }
        if (exponent != null && value instanceof Feature f) {
            found = OnnxGelu.power(f, exponent);
        }
        if (found == null) {
            throw op.refused(Phrase.of("badonnx.only-in-layer-norm-gelu"));
        }
        return found;
    }

    /** (x − mean) by itself, or null. */
    static @Nullable OnnxValue square(Part a, OnnxValue b) {
        return a.step() == Step.CENTRED && a.equals(b) ? new Part(Step.SQUARED, a.of(), 0) : null;
    }

    /** The variance and ε, or null. */
    @Nullable OnnxValue sum(Part p, OnnxValue other) {
        Double number = build.number(other);
        return number != null && p.step() == Step.VARIANCE
                ? new Part(Step.VARIANCE_PLUS, p.of(), number)
                : null;
    }

    OnnxValue root(OnnxOp op) {
        if (build.value(op, 0) instanceof Part p && p.step() == Step.VARIANCE_PLUS) {
            return new Part(Step.DEVIATION, p.of(), p.number());
        }
        throw op.refused(Phrase.of("badonnx.only-in-layer-norm"));
    }

    /** (x − mean) by the deviation, or null. */
    @Nullable OnnxValue quotient(OnnxOp op, OnnxValue above, OnnxValue below) {
        if (above instanceof Part x
                && x.step() == Step.CENTRED
                && below instanceof Part y
                && y.step() == Step.DEVIATION
                && x.of().equals(y.of())) {
            Feature f = x.of();
            var layer = new Layer.LayerNorm(null, null, List.of(f.units()), y.number());
            return build.add(op, layer, f);
        }
        return null;
    }
}
