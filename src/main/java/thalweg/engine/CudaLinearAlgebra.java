package thalweg.engine;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Linear algebra on an NVIDIA card, by the machine's own CUDA libraries; see
 * docs/decisions/engine-cuda.md. What would take longer to copy than to compute stays on the
 * processor, and so do small decompositions. The card is started by the first call that wants it.
 */
final class CudaLinearAlgebra implements LinearAlgebra {
    /** Calls to the card go out so much faster than to the processor. */
    private static final int REACH = 8;

    /** The least side of a matrix that cuSOLVER decomposes quicker than LAPACK does. */
    private static final int LEAST_SVD = 640;

    private final LinearAlgebra processor;
    private final Supplier<Card> starting;
    private final CardWorth worth;
    private final CardElementwise elementwise;
    private final CardBlocks memory;
    private final int leastSvd;
    private final @Nullable Device otherwise;
    private volatile Device device;
    private @Nullable Card card;
    private boolean given;

    /**
     * @param device the card, as the system names it
     * @param otherwise what to compute on where the card doesn't start; null for an error
     * @param processor what computes what the card doesn't
     * @param starting starts the card
     * @param memory where blocks that convolutions keep come from
     */
    CudaLinearAlgebra(
            Device device,
            @Nullable Device otherwise,
            LinearAlgebra processor,
            Supplier<Card> starting,
            CardWorth worth,
            CardBlocks memory) {
        this.device = device;
        this.otherwise = otherwise;
        this.processor = processor;
        this.starting = starting;
        this.worth = worth;
        this.memory = memory;
        this.elementwise = new CardElementwise(worth, this::card);
        this.leastSvd = worth.equals(CardWorth.ALWAYS) ? 1 : LEAST_SVD;
    }

    /** What it computes on: once started, what it really does. */
    Device device() {
        return device;
    }

    @Override
    public void start() {
        card();
    }

    /** Null where the card didn't start and needn't. */
    private @Nullable Card card() {
        if (card == null && !given) {
            try {
                card = starting.get();
                device = new Device(Device.Kind.CUDA, card.name(), 0);
            } catch (EngineException e) {
                if (otherwise == null) {
                    throw e;
                }
                given = true;
                device = otherwise;
            }
        }
        return card == null ? null : card.begin();
    }

    @Override
    public void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            NativeFloats a,
            long offsetA,
            int lda,
            NativeFloats b,
            long offsetB,
            int ldb,
            float beta,
            NativeFloats c,
            long offsetC,
            int ldc) {
        int rowsA = transposeA ? k : m;
        int columnsA = transposeA ? m : k;
        int rowsB = transposeB ? n : k;
        int columnsB = transposeB ? k : n;
        MatrixBounds.requireWithin("A", a, offsetA, rowsA, columnsA, lda);
        MatrixBounds.requireWithin("B", b, offsetB, rowsB, columnsB, ldb);
        MatrixBounds.requireWithin("C", c, offsetC, m, n, ldc);
        var left = CardRange.of(a, offsetA, MatrixBounds.length(rowsA, columnsA, lda));
        var right = CardRange.of(b, offsetB, MatrixBounds.length(rowsB, columnsB, ldb));
        var product = CardRange.of(c, offsetC, MatrixBounds.length(m, n, ldc));
        boolean empty = m == 0 || n == 0 || k == 0;
        Card on = null;
        if (!empty && left != null && right != null && product != null) {
            boolean whole = beta == 0 && ldc == n;
            long up = left.up() + right.up() + (whole ? 0 : product.up()) + (long) m * n;
            long down = left.down() + right.down() + product.down();
            on = worth.of((long) m * n * k, up, down) ? card() : null;
            if (on != null) {
                CardMemory at = on.memory();
                on.blas()
                        .sgemm(
                                transposeA,
                                transposeB,
                                m,
                                n,
                                k,
                                alpha,
                                left.read(at),
                                lda,
                                right.read(at),
                                ldb,
                                beta,
                                product.change(at, whole),
                                ldc);
            }
        }
        if (on == null) {
            processor.gemm(
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    alpha,
                    a,
                    offsetA,
                    lda,
                    b,
                    offsetB,
                    ldb,
                    beta,
                    c,
                    offsetC,
                    ldc);
        }
    }

    @Override
    public void mix(
            double[] shares,
            List<NativeFloats> x,
            long offset,
            NativeFloats y,
            long offsetY,
            long count) {
        if (!elementwise.mix(shares, x, offset, y, offsetY, count)) {
            processor.mix(shares, x, offset, y, offsetY, count);
        }
    }

    @Override
    public void addBias(
            NativeFloats y,
            long offset,
            int rows,
            int columns,
            @Nullable NativeFloats bias,
            long offsetBias,
            boolean rectified) {
        if (!elementwise.addBias(y, offset, rows, columns, bias, offsetBias, rectified)) {
            processor.addBias(y, offset, rows, columns, bias, offsetBias, rectified);
        }
    }

    @Override
    public int reach() {
        return given ? 1 : REACH;
    }

    @Override
    public Svd svd(float[] w, int rows, int columns, boolean vectors) {
        Card on = Math.min(rows, columns) >= leastSvd && finite(w) ? card() : null;
        Cusolver solver = on == null ? null : on.solver();
        return on == null || solver == null || (long) rows * columns != w.length
                ? processor.svd(w, rows, columns, vectors)
                : new CardSvd(on, solver, memory)
                        .of(w, rows, columns, vectors)
                        .orElseGet(() -> processor.svd(w, rows, columns, vectors));
    }

    /** What isn't is the processor's to refuse. */
    private static boolean finite(float[] w) {
        for (float x : w) {
            if (!Float.isFinite(x)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean pool(PoolingSpec spec, int count, NativeFloats x, NativeFloats y) {
        long inputs = (long) count * spec.inputs();
        long outputs = (long) count * spec.outputs();
        Objects.checkFromIndexSize(0, inputs, x.count());
        Objects.checkFromIndexSize(0, outputs, y.count());
        var source = CardRange.of(x, 0, inputs);
        var target = CardRange.of(y, 0, outputs);
        if (source == null || target == null || count == 0 || !spec.even()) {
            return false;
        }
        Card on =
                worth.of(CardWorth.NUMBER * inputs, source.up() + outputs, source.down())
                        ? card()
                        : null;
        CudnnPooling pooling = on == null ? null : on.pooling();
        if (on == null || pooling == null) {
            return false;
        }
        long from = source.read(on.memory());
        pooling.run(spec, count, from, target.change(on.memory(), true));
        return true;
    }

    @Override
    public <T> T leavingACore(Supplier<T> work) {
        return processor.leavingACore(work);
    }

    @Override
    public Convolution convolution(ConvolutionSpec spec) {
        return CudnnConvolution.has(spec)
                ? new CudnnConvolution(
                        spec, worth, this::card, () -> processor.convolution(spec), memory)
                : processor.convolution(spec);
    }

    @Override
    public ConvolutionGradient convolutionGradient(ConvolutionSpec spec) {
        return processor.convolutionGradient(spec);
    }
}
