package thalweg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import thalweg.network.OnnxValue.Arranged;
import thalweg.network.OnnxValue.Feature;
import thalweg.network.OnnxValue.Known;
import thalweg.network.OnnxValue.Strided;
import thalweg.network.OnnxValue.Weight;
import thalweg.words.Phrase;

/**
 * Operations of ONNX that take some of a value, or put values together: tokens and rows of tables,
 * the units that are queries, keys and values, class tokens, every n-th position.
 */
final class OnnxPicking {
    private final OnnxBuild build;
    private final OnnxNumbers numbers;

    OnnxPicking(OnnxBuild build, OnnxNumbers numbers) {
        this.build = build;
        this.numbers = numbers;
    }

    OnnxValue gather(OnnxOp op) {
        OnnxValue from = build.value(op, 0);
        if (from instanceof Weight w && w.tensor().type().floating()) {
            return build.value(op, 1) instanceof Feature f ? embedding(op, w, f) : rows(op, w);
        }
        if (from instanceof Known || from instanceof Weight) {
            return numbers.gathered(op);
        }
        Known which = build.known(op, 1);
        if (which.values().length != 1 || which.shape().size() > 1) {
            throw op.refused(Phrase.of("badonnx.several-places"));
        }
        Arranged a = build.arranged(op, 0);
        int axis = a.layout().axis(op.whole("axis", 0));
        int length = a.layout().dims().get(axis);
        int at = (int) which.values()[0];
        Arranged taken = taken(op, a, axis, at < 0 ? at + length : at, 1);
        return build.settled(
                op.name(),
                which.shape().isEmpty() ? taken.with(taken.layout().without(axis)) : taken);
    }

    /** Rows of a table for the numbers that the network is given. */
    private Feature embedding(OnnxOp op, Weight w, Feature f) {
        boolean input = build.node(f.node()).layer() instanceof Layer.Input;
        if (!input || f.positions() > 0 || w.shape().size() != 2 || op.whole("axis", 0) != 0) {
            throw op.refused(Phrase.of("badonnx.only-of-input"));
        }
        int count = w.shape().get(0);
        int size = w.shape().get(1);
        String weight = build.bound(op, w, List.of(0, 1), List.of(count, size));
        String layer = LayerNames.layer(weight);
        return build.add(
                layer.isEmpty() ? op.name() : layer,
                new Layer.Embedding(weight, count, size),
                List.of(OnnxValue.BATCH, 1, 0),
                f.node());
    }

    /** A table all of whose rows are taken in their order. */
    private Weight rows(OnnxOp op, Weight w) {
        Known which = build.known(op, 1);
        int count = w.shape().isEmpty() ? 0 : w.shape().getFirst();
        boolean all = which.values().length == count && op.whole("axis", 0) == 0;
        for (int i = 0; all && i < count; i++) {
            all = which.values()[i] == i;
        }
        if (!all) {
            throw op.refused(
                    Phrase.of("badonnx.rows", which.values().length, count, w.tensor().name()));
        }
        List<Integer> shape = new ArrayList<>(which.shape());
        shape.addAll(w.shape().subList(1, w.shape().size()));
        return new Weight(w.tensor(), w.axes(), shape);
    }

    /** One token, or neighbouring units, of an axis that stays. */
    private Arranged taken(OnnxOp op, Arranged a, int axis, int from, int count) {
        Optional<OnnxLayout> cut = a.layout().cut(axis, from, count);
        if (cut.isPresent()) {
            return a.with(cut.get());
        }
        boolean token =
                a.of() instanceof Feature f
                        && f.positions() == 1
                        && count == 1
                        && a.factor() == 1
                        && build.arranged(f).layout().equals(a.layout())
                        && f.axes().get(axis) == 1;
        if (!token) {
            throw op.refused(
                    Phrase.of("badonnx.part-of-axis", count, from, axis, a.layout().dims()));
        }
        Feature f = (Feature) a.of();
        int last = f.shape().get(1) - 1;
        var layer = new Layer.TakeToken(from == last ? -1 : from);
        List<Integer> axes = new ArrayList<>(f.axes());
        axes.remove(axis);
        Arranged one = build.arranged(build.add(op.name(), layer, axes, f.node()));
        List<List<OnnxLayout.Piece>> with = new ArrayList<>(one.layout().axes());
        with.add(axis, List.of());
        return one.with(new OnnxLayout(with, 0));
    }

    /** One value for each output. */
    List<OnnxValue> split(OnnxOp op) {
        Arranged a = build.arranged(op, 0);
        int axis = a.layout().axis(op.whole("axis", 0));
        int length = a.layout().dims().get(axis);
        int outputs = op.node().outputs().size();
        List<Integer> sizes = new ArrayList<>(op.wholes("split"));
        if (sizes.isEmpty() && !op.input(1).isEmpty()) {
            for (double size : build.known(op, 1).values()) {
                sizes.add((int) size);
            }
        }
        if (sizes.isEmpty() && length % outputs == 0) {
            sizes.addAll(Collections.nCopies(outputs, length / outputs));
        }
        if (sizes.size() != outputs) {
            throw op.refused(Phrase.of("badonnx.into-parts", length, outputs));
        }
        List<OnnxValue> parts = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            parts.add(build.settled(op.name(), taken(op, a, axis, from, size)));
            from += size;
        }
        return parts;
    }

    /** Some units, one token, every n-th position; or numbers out of a table. */
    OnnxValue slice(OnnxOp op) {
        OnnxValue value = build.value(op, 0);
        if (value instanceof Known) {
            return numbers.sliced(op);
        }
        double[] starts = numbers.bounds(op, "starts", 1);
        double[] ends = numbers.bounds(op, "ends", 2);
        List<Integer> axes = numbers.sliceAxes(op, starts.length);
        if (value instanceof Weight w) {
            return whole(w, starts, ends, axes) ? w : numbers.sliced(op);
        }
        return value instanceof Strided || strides(op, starts, ends)
                ? strided(op, starts, ends, axes)
                : cut(op, starts, ends, axes);
    }

    private static boolean whole(Weight w, double[] starts, double[] ends, List<Integer> axes) {
        for (int i = 0; i < starts.length; i++) {
            int axis = axes.get(i) + (axes.get(i) < 0 ? w.shape().size() : 0);
            if (starts[i] != 0 || ends[i] < w.shape().get(axis)) {
                return false;
            }
        }
        return true;
    }

    /** Whether steps are taken, or all is. */
    private boolean strides(OnnxOp op, double[] starts, double[] ends) {
        boolean all = true;
        for (int i = 0; i < starts.length; i++) {
            if (!op.input(4).isEmpty() && build.known(op, 4).values()[i] != 1) {
                return true;
            }
            all &= starts[i] == 0 && ends[i] >= Integer.MAX_VALUE;
        }
        return all && build.value(op, 0) instanceof Feature;
    }

    private OnnxValue cut(OnnxOp op, double[] starts, double[] ends, List<Integer> axes) {
        Arranged a = build.arranged(op, 0);
        for (int i = 0; i < starts.length; i++) {
            int axis = a.layout().axis(axes.get(i));
            int length = a.layout().dims().get(axis);
            List<Integer> places = OnnxNumbers.places(op, starts[i], ends[i], 1, length);
            if (places.isEmpty()) {
                throw op.refused(Phrase.of("badonnx.nothing"));
            }
            a = taken(op, a, axis, places.getFirst(), places.size());
        }
        return build.settled(op.name(), a);
    }

    private OnnxValue strided(OnnxOp op, double[] starts, double[] ends, List<Integer> over) {
        OnnxValue value = build.value(op, 0);
        Feature f = value instanceof Strided s ? s.of() : build.feature(op, 0);
        List<Integer> strides =
                new ArrayList<>(
                        value instanceof Strided s
                                ? s.strides()
                                : Collections.nCopies(f.positions(), 1));
        for (int i = 0; i < starts.length; i++) {
            int axis = f.axis(over.get(i));
            double step = op.input(4).isEmpty() ? 1 : build.known(op, 4).values()[i];
            int length = axis == OnnxValue.BATCH ? Integer.MAX_VALUE : f.shape().get(axis);
            boolean all = starts[i] == 0 && ends[i] >= length;
            if (!all || step < 1 || axis < 1 && step > 1) {
                throw op.refused(Phrase.of("badonnx.leaves-out-ends"));
            }
            if (step > 1) {
                strides.set(axis - 1, strides.get(axis - 1) * (int) step);
            }
        }
        return strides.stream().allMatch(n -> n == 1) ? f : new Strided(f, strides);
    }

    /** Along the units; or learnt tokens before those of a sequence. */
    OnnxValue concatenate(OnnxOp op) {
        int count = op.inputs();
        if (build.value(op, 0) instanceof Weight w
                && w.tensor().type().floating()
                && build.value(op, count - 1) instanceof Feature sequence) {
            return tokens(op, sequence);
        }
        if (!(build.value(op, 0) instanceof Feature first)) {
            return numbers.joined(op);
        }
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Feature f = build.feature(op, i);
            if (!f.axes().equals(first.axes()) || f.axis(op.whole("axis", 1)) != 0) {
                throw op.refused(Phrase.of("badonnx.not-channels"));
            }
            inputs.add(f.node());
        }
        return build.add(
                op.name(), new Layer.Concatenate(), first.axes(), inputs.toArray(String[]::new));
    }

    private Feature tokens(OnnxOp op, Feature sequence) {
        int units = sequence.axes().indexOf(0);
        for (int i = op.inputs() - 2; i >= 0; i--) {
            Weight w = build.weight(op, i);
            boolean fits =
                    sequence.positions() == 1
                            && sequence.axis(op.whole("axis", 1)) == 1
                            && w.shape().size() == sequence.axes().size()
                            && w.tensor().count() == sequence.units()
                            && w.shape().get(units) == sequence.units();
            if (!fits) {
                throw op.refused(
                        Phrase.of("badonnx.of-and", w.shape(), sequence.dims(build.batch())));
            }
            String tensor =
                    build.bound(
                            op, w, OnnxBuild.straight(w.shape().size()), List.of(sequence.units()));
            sequence =
                    build.add(
                            w.tensor().name(),
                            new Layer.ClassToken(tensor, sequence.units()),
                            sequence.axes(),
                            sequence.node());
        }
        return sequence;
    }
}
