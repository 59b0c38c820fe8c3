package thalweg.engine;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A convolution by cuDNN, then what it adds and its ReLU by {@link CardKernels}; by oneDNN on the
 * processor where the card isn't worth its copies or cuDNN has none of that kind. What is made for
 * a number of examples is kept.
 */
final class CudnnConvolution implements Convolution {
    private final ConvolutionSpec spec;
    private final CardWorth worth;
    private final Supplier<@Nullable Card> starting;
    private final Supplier<Convolution> otherwise;
    private final CardFloats weight;
    private final CardFloats bias;
    private final Map<Integer, Prepared> byCount = new HashMap<>();
    private @Nullable Convolution processor;
    private float[] plainWeight = {};
    private float[] plainBias = {};
    private boolean loadedThere;
    private boolean unsupported;

    /**
     * @param starting gives the started card, or null where there is none to use
     * @param otherwise makes the processor's
     */
    CudnnConvolution(
            ConvolutionSpec spec,
            CardWorth worth,
            Supplier<@Nullable Card> starting,
            Supplier<Convolution> otherwise,
            CardBlocks memory) {
        this.spec = spec;
        this.worth = worth;
        this.starting = starting;
        this.otherwise = otherwise;
        weight = memory.allocate(spec.weights());
        try {
            bias = memory.allocate(spec.out());
        } catch (RuntimeException e) {
            weight.close();
            throw e;
        }
    }

    /** Whether it is of a kind that cuDNN may have: not transposed, ReLU or nothing after it. */
    static boolean has(ConvolutionSpec spec) {
        boolean even = true;
        for (int axis = 0; axis < spec.from().size(); axis++) {
            int span = (spec.kernel().get(axis) - 1) * spec.dilation().get(axis) + 1;
            int room = spec.from().get(axis) + 2 * spec.before().get(axis) - span;
            even &= room >= 0 && room / spec.stride().get(axis) + 1 == spec.to().get(axis);
        }
        return even
                && !spec.transposed()
                && spec.from().size() <= 2
                && (spec.slope() == 0 || Double.isNaN(spec.slope()));
    }

    @Override
    public void load(float[] newWeight, float[] newBias) {
        if (newWeight.length != spec.weights() || newBias.length != spec.out()) {
            throw new IllegalArgumentException(
                    newWeight.length + " weights and " + newBias.length + " biases");
        }
        plainWeight = newWeight.clone();
        plainBias = newBias.clone();
        loadedThere = false;
        float[] turned = channelsLast(newWeight);
        weight.write(0, turned, 0, turned.length);
        bias.write(0, newBias, 0, newBias.length);
    }

    /** [out, in, kernel…] as [out, kernel…, in]. */
    private float[] channelsLast(float[] w) {
        int in = spec.in() / spec.groups();
        int kernel = w.length / (spec.out() * in);
        float[] turned = new float[w.length];
        for (int o = 0; o < spec.out(); o++) {
            int at = o * in * kernel;
            for (int c = 0; c < in; c++) {
                for (int p = 0; p < kernel; p++) {
                    turned[at + p * in + c] = w[at + c * kernel + p];
                }
            }
        }
        return turned;
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
        var source = CardRange.of(x, offsetX, (long) count * spec.inputs());
        var target = CardRange.of(y, offsetY, outputs);
        CardRange other = added == null ? null : CardRange.of(added, offsetAdded, outputs);
        boolean here =
                count == 0
                        || unsupported
                        || source == null
                        || target == null
                        || (added != null && other == null)
                        || !onCard(count, source, target, other);
        if (here) {
            processor().run(count, x, offsetX, y, offsetY, added, offsetAdded);
        }
    }

    /** Does it on the card; false where it isn't worth it or can't be had. */
    private boolean onCard(
            int count, CardRange source, CardRange target, @Nullable CardRange other) {
        // What comes out is left there: what follows is mostly done there too.
        long up = source.up() + (other == null ? 0 : other.up());
        long down = source.down() + (other == null ? 0 : other.down());
        if (target.length() > CardWorth.MOST_NUMBERS || !worth.of(count * spec.work(), up, down)) {
            return false;
        }
        Card card = starting.get();
        Cudnn dnn = card == null ? null : card.dnn();
        if (card == null || dnn == null) {
            unsupported = true;
            return false;
        }
        Prepared prepared = byCount.computeIfAbsent(count, n -> new Prepared(dnn, n));
        if (prepared.algorithm.isEmpty()) {
            unsupported = true;
            return false;
        }
        prepared.run(card, source, target, other);
        return true;
    }

    private Convolution processor() {
        if (processor == null) {
            processor = otherwise.get();
        }
        if (!loadedThere) {
            processor.load(plainWeight, plainBias);
            loadedThere = true;
        }
        return processor;
    }

    @Override
    public void close() {
        byCount.values().forEach(Prepared::close);
        byCount.clear();
        weight.close();
        bias.close();
        if (processor != null) {
            processor.close();
        }
    }

    /** What is made for one number of examples. */
    private final class Prepared {
        private final Cudnn dnn;
        private final MemorySegment source;
        private final MemorySegment target;
        private final MemorySegment weights;
        private final MemorySegment slide;
        private final OptionalInt algorithm;
        private final long workspace;

        Prepared(Cudnn dnn, int count) {
            this.dnn = dnn;
            int[] from = plane(spec.from(), 1);
            int[] to = plane(spec.to(), 1);
            int[] kernel = plane(spec.kernel(), 1);
            source = dnn.values(count, spec.in(), from[0], from[1]);
            target = dnn.values(count, spec.out(), to[0], to[1]);
            weights = dnn.weights(spec.out(), spec.in() / spec.groups(), kernel[0], kernel[1]);
            slide =
                    dnn.slide(
                            plane(spec.before(), 0),
                            plane(spec.stride(), 1),
                            plane(spec.dilation(), 1),
                            spec.groups());
            algorithm = dnn.algorithm(source, weights, slide, target);
            workspace =
                    algorithm.isEmpty()
                            ? 0
                            : dnn.workspace(source, weights, slide, target, algorithm.getAsInt());
        }

        /** One axis is a plane of width 1. */
        private static int[] plane(List<Integer> axes, int otherwise) {
            return new int[] {axes.getFirst(), axes.size() > 1 ? axes.get(1) : otherwise};
        }

        void run(Card card, CardRange from, CardRange to, @Nullable CardRange other) {
            CardMemory at = card.memory();
            CardMemory.Room room = at.take(workspace);
            try {
                long x = from.read(at);
                long w = weight.cardToRead(at, 0, weight.count());
                long b = bias.cardToRead(at, 0, bias.count());
                long z = other == null ? 0 : other.read(at);
                long y = to.change(at, true);
                dnn.forward(source, x, weights, w, slide, algorithm.getAsInt(), room, target, y);
                int numbers = (int) to.length();
                if (other != null) {
                    card.kernels().mix(1, y, 1, z, y, numbers);
                }
                card.kernels().addBias(y, numbers, spec.out(), b, spec.slope() == 0);
            } finally {
                at.giveBack(null, room);
            }
        }

        void close() {
            dnn.destroy(Cudnn.Kind.TENSOR, source);
            dnn.destroy(Cudnn.Kind.TENSOR, target);
            dnn.destroy(Cudnn.Kind.FILTER, weights);
            dnn.destroy(Cudnn.Kind.CONVOLUTION, slide);
        }
    }
}
