package thalweg.engine;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A convolution by oneDNN. Machine code is made for each number of examples that is met, and the
 * weights brought into the order that it likes; both are kept.
 */
final class OneDnnConvolution implements Convolution {
    private final OneDnn dnn;
    private final ConvolutionSpec spec;
    private final NativeMemory memory;
    private final NativeFloats weight;
    private final NativeFloats bias;
    private final Map<Integer, Prepared> byCount = new HashMap<>();
    private int version;

    OneDnnConvolution(OneDnn dnn, ConvolutionSpec spec, NativeMemory memory) {
        this.dnn = dnn;
        this.spec = spec;
        this.memory = memory;
        this.weight = memory.allocate(spec.weights());
        try {
            this.bias = memory.allocate(spec.out());
        } catch (RuntimeException e) {
            weight.close();
            throw e;
        }
    }

    @Override
    public void load(float[] newWeight, float[] newBias) {
        if (newWeight.length != spec.weights() || newBias.length != spec.out()) {
            throw new IllegalArgumentException(
                    newWeight.length + " weights and " + newBias.length + " biases");
        }
        weight.write(0, newWeight, 0, newWeight.length);
        bias.write(0, newBias, 0, newBias.length);
        version++;
    }

    @Override
    public void run(
            int count,
            NativeFloats x,
            long offsetX,
            NativeFloats y,
            long offsetY,
            @Nullable NativeFloats added,
            long offsetAdded) {
        if (spec.added() != (added != null)) {
            throw new IllegalArgumentException("what the convolution adds");
        }
        long outputs = (long) count * spec.outputs();
        Objects.checkFromIndexSize(offsetX, (long) count * spec.inputs(), x.count());
        Objects.checkFromIndexSize(offsetY, outputs, y.count());
        if (added != null) {
            Objects.checkFromIndexSize(offsetAdded, outputs, added.count());
        }
        if (count == 0) {
            return;
        }
        byCount.computeIfAbsent(count, Prepared::new)
                .run(
                        x.addressToRead(offsetX, (long) count * spec.inputs()),
                        y.addressToChange(offsetY, outputs),
                        added == null ? 0 : added.addressToRead(offsetAdded, outputs));
    }

    @Override
    public void close() {
        byCount.values().forEach(Prepared::close);
        byCount.clear();
        weight.close();
        bias.close();
    }

    /** What is made for one number of examples. */
    private final class Prepared {
        private final OneDnnParts parts = new OneDnnParts(dnn, memory);
        private final MemorySegment source;
        private final MemorySegment target;
        private final MemorySegment added;
        private final MemorySegment primitive;
        private final MemorySegment arguments;
        private final MemorySegment bringing;
        private final MemorySegment bringingArguments;
        private int brought = -1;

        Prepared(int count) {
            try {
                MemorySegment from = parts.value(count, spec.in(), spec.from());
                MemorySegment to = parts.value(count, spec.out(), spec.to());
                long[] weightShape = spec.weightShape();
                MemorySegment given =
                        parts.description(
                                dnn.describe(weightShape, ConvolutionSpec.rowMajor(weightShape)));
                MemorySegment any = parts.description(dnn.describeAny(weightShape));
                MemorySegment ofBias =
                        parts.description(dnn.describe(new long[] {spec.out()}, new long[] {1}));
                MemorySegment attributes =
                        parts.attributes(
                                dnn.followedBy(
                                        spec.added() ? to : MemorySegment.NULL, spec.slope()));
                MemorySegment plan =
                        parts.plan(
                                dnn.convolution(
                                        spec.transposed(),
                                        from,
                                        any,
                                        ofBias,
                                        to,
                                        OneDnn.Slide.of(spec),
                                        attributes));
                MemorySegment chosen = dnn.weightsOf(plan);
                source = parts.memoryOf(from, 0);
                target = parts.memoryOf(to, 0);
                added = parts.memoryOf(to, 0);
                MemorySegment weights = parts.room(chosen);
                MemorySegment plain =
                        parts.memoryOf(given, weight.addressToRead(0, weight.count()));
                MemorySegment biases = parts.memoryOf(ofBias, bias.addressToRead(0, bias.count()));
                primitive = parts.primitive(plan);
                bringing = parts.primitive(parts.plan(dnn.reorder(given, chosen)));
                bringingArguments =
                        parts.arguments(List.of(OneDnn.SRC, OneDnn.DST), plain, weights);
                List<Integer> names =
                        new ArrayList<>(
                                List.of(OneDnn.SRC, OneDnn.WEIGHTS, OneDnn.BIAS, OneDnn.DST));
                if (spec.added()) {
                    names.add(OneDnn.ADDED);
                }
                arguments = parts.arguments(names, source, weights, biases, target, added);
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        void run(long x, long y, long other) {
            if (brought != version) {
                dnn.execute(bringing, bringingArguments);
                brought = version;
            }
            dnn.pointTo(source, x);
            dnn.pointTo(target, y);
            if (other != 0) {
                dnn.pointTo(added, other);
            }
            dnn.execute(primitive, arguments);
        }

        void close() {
            parts.close();
        }
    }
}
