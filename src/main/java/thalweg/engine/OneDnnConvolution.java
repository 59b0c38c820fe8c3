package thalweg.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
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
                .run(at(x, offsetX), at(y, offsetY), added == null ? 0 : at(added, offsetAdded));
    }

    private static long at(NativeFloats floats, long offset) {
        return floats.address() + offset * Float.BYTES;
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
        private final Arena arena = Arena.ofShared();
        private final List<Runnable> release = new ArrayList<>();
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
                MemorySegment from = value(count, spec.in(), spec.from());
                MemorySegment to = value(count, spec.out(), spec.to());
                long[] weightShape = weightShape();
                MemorySegment given =
                        description(
                                dnn.describe(weightShape, ConvolutionSpec.rowMajor(weightShape)));
                MemorySegment any = description(dnn.describeAny(weightShape));
                MemorySegment ofBias =
                        description(dnn.describe(new long[] {spec.out()}, new long[] {1}));
                MemorySegment attributes =
                        dnn.followedBy(spec.added() ? to : MemorySegment.NULL, spec.slope());
                release.add(() -> dnn.destroyAttributes(attributes));
                MemorySegment plan =
                        plan(
                                dnn.convolution(
                                        spec.transposed(),
                                        from,
                                        any,
                                        ofBias,
                                        to,
                                        slide(),
                                        attributes));
                MemorySegment chosen = dnn.weightsOf(plan);
                NativeFloats room = memory.allocate(Math.ceilDiv(dnn.bytes(chosen), Float.BYTES));
                release.add(room::close);
                source = memoryOf(from, 0);
                target = memoryOf(to, 0);
                added = memoryOf(to, 0);
                MemorySegment weights = memoryOf(chosen, room.address());
                MemorySegment plain = memoryOf(given, weight.address());
                MemorySegment biases = memoryOf(ofBias, bias.address());
                primitive = primitive(plan);
                bringing = primitive(plan(dnn.reorder(given, chosen)));
                bringingArguments = arguments(List.of(OneDnn.SRC, OneDnn.DST), plain, weights);
                List<Integer> names =
                        new ArrayList<>(
                                List.of(OneDnn.SRC, OneDnn.WEIGHTS, OneDnn.BIAS, OneDnn.DST));
                if (spec.added()) {
                    names.add(OneDnn.ADDED);
                }
                arguments = arguments(names, source, weights, biases, target, added);
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

        /** Gives back what was made, last first. */
        void close() {
            for (Runnable each : release.reversed()) {
                each.run();
            }
            release.clear();
            arena.close();
        }

        private MemorySegment value(int count, int channels, List<Integer> positions) {
            long[] shape = ConvolutionSpec.shape(count, channels, positions);
            return description(dnn.describe(shape, ConvolutionSpec.channelsLast(shape)));
        }

        private MemorySegment description(MemorySegment made) {
            release.add(() -> dnn.destroyDescription(made));
            return made;
        }

        private MemorySegment plan(MemorySegment made) {
            release.add(() -> dnn.destroyPlan(made));
            return made;
        }

        private MemorySegment primitive(MemorySegment plan) {
            MemorySegment made = dnn.primitive(plan);
            release.add(() -> dnn.destroyPrimitive(made));
            return made;
        }

        private MemorySegment memoryOf(MemorySegment description, long address) {
            MemorySegment made = dnn.memory(description, address);
            release.add(() -> dnn.destroyMemory(made));
            return made;
        }

        /** As many of the values as there are names. */
        private MemorySegment arguments(List<Integer> names, MemorySegment... values) {
            MemorySegment all = arena.allocate((long) names.size() * OneDnn.ARGUMENT_BYTES, 8);
            for (int i = 0; i < names.size(); i++) {
                long at = (long) i * OneDnn.ARGUMENT_BYTES;
                all.set(JAVA_INT, at, names.get(i));
                all.set(ADDRESS, at + 8, values[i]);
            }
            return all;
        }
    }

    private OneDnn.Slide slide() {
        return new OneDnn.Slide(
                ConvolutionSpec.longs(spec.stride()),
                ConvolutionSpec.longs(spec.dilation()),
                ConvolutionSpec.longs(spec.before()),
                ConvolutionSpec.longs(spec.after()));
    }

    /** [out, in, kernel…], or with the groups apart in front: in memory the same. */
    private long[] weightShape() {
        int g = spec.groups();
        List<Long> shape = new ArrayList<>();
        if (g > 1) {
            shape.add((long) g);
        }
        shape.add((long) spec.out() / g);
        shape.add((long) spec.in() / g);
        spec.kernel().forEach(k -> shape.add((long) k));
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
