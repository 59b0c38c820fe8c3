package thalweg.engine;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A convolution's backward pass by oneDNN. Machine code is made for each number of examples that is
 * met, and kept.
 */
final class OneDnnConvolutionGradient implements ConvolutionGradient {
    private final OneDnn dnn;
    private final ConvolutionSpec spec;
    private final NativeMemory memory;
    private final NativeFloats weight;
    private final Map<Integer, Prepared> byCount = new HashMap<>();
    private int version;

    OneDnnConvolutionGradient(OneDnn dnn, ConvolutionSpec spec, NativeMemory memory) {
        this.dnn = dnn;
        this.spec = spec;
        this.memory = memory;
        this.weight = memory.allocate(spec.weights());
    }

    @Override
    public void load(float[] newWeight) {
        if (newWeight.length != spec.weights()) {
            throw new IllegalArgumentException(newWeight.length + " weights");
        }
        weight.write(0, newWeight, 0, newWeight.length);
        version++;
    }

    @Override
    public float[] weight(int count, NativeFloats x, long offsetX, NativeFloats dy, long offsetY) {
        require(count, x, offsetX, dy, offsetY);
        float[] gradient = new float[spec.weights()];
        try (NativeFloats plain = memory.allocate(gradient.length)) {
            byCount.computeIfAbsent(count, Prepared::new)
                    .weight(
                            x.addressToRead(offsetX, (long) count * spec.inputs()),
                            dy.addressToRead(offsetY, (long) count * spec.outputs()),
                            plain.addressToChange(0, plain.count()));
            plain.read(0, gradient, 0, gradient.length);
        }
        return gradient;
    }

    @Override
    public void input(int count, NativeFloats dy, long offsetY, NativeFloats dx, long offsetX) {
        require(count, dx, offsetX, dy, offsetY);
        byCount.computeIfAbsent(count, Prepared::new)
                .input(
                        dy.addressToRead(offsetY, (long) count * spec.outputs()),
                        dx.addressToChange(offsetX, (long) count * spec.inputs()));
    }

    private void require(int count, NativeFloats x, long offsetX, NativeFloats y, long offsetY) {
        Objects.checkFromIndexSize(offsetX, (long) count * spec.inputs(), x.count());
        Objects.checkFromIndexSize(offsetY, (long) count * spec.outputs(), y.count());
    }

    @Override
    public void close() {
        byCount.values().forEach(Prepared::close);
        byCount.clear();
        weight.close();
    }

    /** What is made for one number of examples. */
    private final class Prepared {
        private final OneDnnParts parts = new OneDnnParts(dnn, memory);
        private final MemorySegment value;
        private final MemorySegment owed;
        private final MemorySegment result;
        private final MemorySegment ofInput;
        private final MemorySegment ofInputArguments;
        private final MemorySegment bringing;
        private final MemorySegment bringingArguments;
        private final MemorySegment ofWeight;
        private final MemorySegment ofWeightArguments;
        private final MemorySegment taking;
        private final MemorySegment takingArguments;
        private int brought = -1;

        Prepared(int count) {
            try {
                long[] shape = spec.weightShape();
                MemorySegment x = parts.value(count, spec.in(), spec.from());
                MemorySegment y = parts.value(count, spec.out(), spec.to());
                MemorySegment any = parts.description(dnn.describeAny(shape));
                MemorySegment plain =
                        parts.description(dnn.describe(shape, ConvolutionSpec.rowMajor(shape)));
                value = parts.memoryOf(x, 0);
                owed = parts.memoryOf(y, 0);
                result = parts.memoryOf(plain, 0);

                MemorySegment inputPlan = gradient(OneDnn.Of.INPUT, x, any, y);
                MemorySegment liked = dnn.weightsOf(inputPlan);
                MemorySegment weights = parts.room(liked);
                ofInput = parts.primitive(inputPlan);
                ofInputArguments =
                        parts.arguments(
                                List.of(OneDnn.DST_GRADIENT, OneDnn.WEIGHTS, OneDnn.SRC_GRADIENT),
                                owed,
                                weights,
                                value);
                bringing = parts.primitive(parts.plan(dnn.reorder(plain, liked)));
                bringingArguments =
                        parts.arguments(
                                List.of(OneDnn.SRC, OneDnn.DST),
                                parts.memoryOf(plain, weight.addressToRead(0, weight.count())),
                                weights);

                MemorySegment weightPlan = gradient(OneDnn.Of.WEIGHT, x, any, y);
                MemorySegment made = dnn.weightGradientOf(weightPlan);
                MemorySegment gradient = parts.room(made);
                ofWeight = parts.primitive(weightPlan);
                ofWeightArguments =
                        parts.arguments(
                                List.of(OneDnn.SRC, OneDnn.DST_GRADIENT, OneDnn.WEIGHT_GRADIENT),
                                value,
                                owed,
                                gradient);
                taking = parts.primitive(parts.plan(dnn.reorder(made, plain)));
                takingArguments =
                        parts.arguments(List.of(OneDnn.SRC, OneDnn.DST), gradient, result);
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        private MemorySegment gradient(
                OneDnn.Of of, MemorySegment x, MemorySegment weights, MemorySegment y) {
            return parts.plan(
                    dnn.gradient(of, spec.transposed(), x, weights, y, OneDnn.Slide.of(spec)));
        }

        void weight(long x, long dy, long to) {
            dnn.pointTo(value, x);
            dnn.pointTo(owed, dy);
            dnn.pointTo(result, to);
            dnn.execute(ofWeight, ofWeightArguments);
            dnn.execute(taking, takingArguments);
        }

        void input(long dy, long dx) {
            if (brought != version) {
                dnn.execute(bringing, bringingArguments);
                brought = version;
            }
            dnn.pointTo(owed, dy);
            dnn.pointTo(value, dx);
            dnn.execute(ofInput, ofInputArguments);
        }

        void close() {
            parts.close();
        }
    }
}
