package thalweg.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.stream.LongStream;

/**
 * The functions of oneDNN that the program calls, by address and without checks, on the processor.
 * Names, signatures and numbers as in dnnl.h and dnnl_types.h of version 3. Whoever is given a
 * handle gives it back with the method beside it.
 */
final class OneDnn {
    static final int SRC = 1;
    static final int DST = 17;
    static final int WEIGHTS = 33;
    static final int BIAS = 41;
    static final int SRC_GRADIENT = 129;
    static final int DST_GRADIENT = 145;
    static final int WEIGHT_GRADIENT = 161;

    /** The other operand of the first operation that follows a primitive. */
    static final int ADDED = (1 << 15) | 2;

    private static final int PROCESSOR = 1;
    private static final int DEFAULT_STREAM = 1;
    private static final int FLOAT_32 = 3;
    private static final int ANY_FORMAT = 1;
    private static final int FORWARD_TRAINING = 64;
    private static final int FORWARD_INFERENCE = 96;
    private static final int DIRECT_CONVOLUTION = 1;
    private static final int DIRECT_DECONVOLUTION = 10;
    private static final int RELU = 32;
    private static final int ADD = 131056;
    private static final int QUERY_WEIGHTS = 131;
    private static final int QUERY_WEIGHT_GRADIENT = 132;
    private static final int UNIMPLEMENTED = 3;

    private static final MemoryLayout P = ADDRESS;
    private static final MemoryLayout I = JAVA_INT;

    private final MethodHandle describe =
            function("dnnl_memory_desc_create_with_strides", P, I, P, I, P);
    private final MethodHandle describeAny =
            function("dnnl_memory_desc_create_with_tag", P, I, P, I, I);
    private final MethodHandle destroyDescription = function("dnnl_memory_desc_destroy", P);
    private final MethodHandle memoryCreate = function("dnnl_memory_create", P, P, P, P);
    private final MethodHandle setHandle = function("dnnl_memory_set_data_handle", P, P);
    private final MethodHandle memoryDestroy = function("dnnl_memory_destroy", P);
    private final MethodHandle postCreate = function("dnnl_post_ops_create", P);
    private final MethodHandle postRelu =
            function("dnnl_post_ops_append_eltwise", P, I, JAVA_FLOAT, JAVA_FLOAT);
    private final MethodHandle postAdd = function("dnnl_post_ops_append_binary", P, I, P);
    private final MethodHandle postDestroy = function("dnnl_post_ops_destroy", P);
    private final MethodHandle attributesCreate = function("dnnl_primitive_attr_create", P);
    private final MethodHandle attributesSet = function("dnnl_primitive_attr_set_post_ops", P, P);
    private final MethodHandle attributesDestroy = function("dnnl_primitive_attr_destroy", P);
    private final MethodHandle convolution =
            function(
                    "dnnl_convolution_forward_primitive_desc_create",
                    P,
                    P,
                    I,
                    I,
                    P,
                    P,
                    P,
                    P,
                    P,
                    P,
                    P,
                    P,
                    P);
    private final MethodHandle deconvolution =
            function(
                    "dnnl_deconvolution_forward_primitive_desc_create",
                    P,
                    P,
                    I,
                    I,
                    P,
                    P,
                    P,
                    P,
                    P,
                    P,
                    P,
                    P,
                    P);
    private final MethodHandle convolutionInput = inputGradient("convolution");
    private final MethodHandle deconvolutionInput = inputGradient("deconvolution");
    private final MethodHandle convolutionWeight = weightGradient("convolution");
    private final MethodHandle deconvolutionWeight = weightGradient("deconvolution");
    private final MethodHandle reorder =
            function("dnnl_reorder_primitive_desc_create", P, P, P, P, P, P);
    private final MethodHandle planDestroy = function("dnnl_primitive_desc_destroy", P);
    private final MethodHandle primitiveCreate = function("dnnl_primitive_create", P, P);
    private final MethodHandle execute = function("dnnl_primitive_execute", P, P, I, P);
    private final MethodHandle primitiveDestroy = function("dnnl_primitive_destroy", P);
    private final MethodHandle streamWait = function("dnnl_stream_wait", P);
    private final MethodHandle size =
            link("dnnl_memory_desc_get_size", FunctionDescriptor.of(JAVA_LONG, P));
    private final MethodHandle query =
            link("dnnl_primitive_desc_query_md", FunctionDescriptor.of(P, P, I, I));
    private final MemorySegment engine;
    private final MemorySegment stream;

    private OneDnn(int threads) {
        MethodHandle omp = link("omp_set_num_threads", FunctionDescriptor.ofVoid(I));
        MethodHandle engineCreate = function("dnnl_engine_create", P, I, JAVA_LONG);
        MethodHandle streamCreate = function("dnnl_stream_create", P, P, I);
        run(
                () -> {
                    omp.invokeExact(threads);
                    return 0;
                });
        engine = made(p -> (int) engineCreate.invokeExact(p, PROCESSOR, 0L));
        stream = made(p -> (int) streamCreate.invokeExact(p, engine, DEFAULT_STREAM));
    }

    /**
     * Loads the library.
     *
     * @param threads native threads of the calling thread, the lane's
     * @throws EngineException when it can't be unpacked or loaded
     */
    static OneDnn load(int threads) {
        NativeLibraries.loadOneDnn();
        return new OneDnn(threads);
    }

    /** A function that returns oneDNN's status. */
    private static MethodHandle function(String name, MemoryLayout... arguments) {
        return link(name, FunctionDescriptor.of(I, arguments));
    }

    private static MethodHandle inputGradient(String kind) {
        String name = "dnnl_" + kind + "_backward_data_primitive_desc_create";
        return function(name, P, P, I, P, P, P, P, P, P, P, P, P);
    }

    private static MethodHandle weightGradient(String kind) {
        String name = "dnnl_" + kind + "_backward_weights_primitive_desc_create";
        return function(name, P, P, I, P, P, P, P, P, P, P, P, P, P);
    }

    @SuppressWarnings("restricted") // The signatures are checked against the C headers.
    private static MethodHandle link(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker()
                .downcallHandle(SymbolLookup.loaderLookup().findOrThrow(name), descriptor);
    }

    @FunctionalInterface
    private interface Call {
        int status() throws Throwable;
    }

    @FunctionalInterface
    private interface Making {
        int status(MemorySegment result) throws Throwable;
    }

    private static void run(Call call) {
        int status;
        try {
            status = call.status();
        } catch (Throwable e) {
            throw new AssertionError("a call of oneDNN", e);
        }
        if (status == UNIMPLEMENTED) {
            throw new UnsupportedOperationException("oneDNN has no primitive for this");
        }
        if (status != 0) {
            throw new IllegalStateException("oneDNN answers with status " + status);
        }
    }

    private static MemorySegment made(Making making) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(ADDRESS);
            run(() -> making.status(result));
            return result.get(ADDRESS, 0);
        }
    }

    private static MemorySegment longs(Arena arena, long... numbers) {
        return arena.allocateFrom(JAVA_LONG, numbers);
    }

    /** How float32 numbers of that shape lie in memory. */
    MemorySegment describe(long[] shape, long[] strides) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment dims = longs(arena, shape);
            MemorySegment steps = longs(arena, strides);
            return made(p -> (int) describe.invokeExact(p, shape.length, dims, FLOAT_32, steps));
        }
    }

    /** Float32 numbers of that shape in the order that a primitive likes best. */
    MemorySegment describeAny(long[] shape) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment dims = longs(arena, shape);
            return made(
                    p ->
                            (int)
                                    describeAny.invokeExact(
                                            p, shape.length, dims, FLOAT_32, ANY_FORMAT));
        }
    }

    void destroyDescription(MemorySegment description) {
        run(() -> (int) destroyDescription.invokeExact(description));
    }

    /** Bytes that the description asks for. */
    long bytes(MemorySegment description) {
        try {
            return (long) size.invokeExact(description);
        } catch (Throwable e) {
            throw new AssertionError("a call of dnnl_memory_desc_get_size", e);
        }
    }

    /** A view of numbers that lie at an address or, 0, aren't known yet. */
    MemorySegment memory(MemorySegment description, long address) {
        MemorySegment at = MemorySegment.ofAddress(address);
        return made(p -> (int) memoryCreate.invokeExact(p, description, engine, at));
    }

    void pointTo(MemorySegment memory, long address) {
        MemorySegment at = MemorySegment.ofAddress(address);
        run(() -> (int) setHandle.invokeExact(memory, at));
    }

    void destroyMemory(MemorySegment memory) {
        run(() -> (int) memoryDestroy.invokeExact(memory));
    }

    /**
     * What follows a primitive: an addition of numbers so described, then max(x, slope · x).
     *
     * @param added null for no addition
     * @param slope NaN for nothing
     */
    MemorySegment followedBy(MemorySegment added, double slope) {
        MemorySegment post = made(p -> (int) postCreate.invokeExact(p));
        MemorySegment attributes = made(p -> (int) attributesCreate.invokeExact(p));
        if (added.address() != 0) {
            run(() -> (int) postAdd.invokeExact(post, ADD, added));
        }
        if (!Double.isNaN(slope)) {
            run(() -> (int) postRelu.invokeExact(post, RELU, (float) slope, 0f));
        }
        run(() -> (int) attributesSet.invokeExact(attributes, post));
        run(() -> (int) postDestroy.invokeExact(post));
        return attributes;
    }

    void destroyAttributes(MemorySegment attributes) {
        run(() -> (int) attributesDestroy.invokeExact(attributes));
    }

    /** How a convolution slides, an axis of positions each; dilation 1 is none. */
    record Slide(long[] stride, long[] dilation, long[] before, long[] after) {
        static Slide of(ConvolutionSpec spec) {
            return new Slide(
                    ConvolutionSpec.longs(spec.stride()),
                    ConvolutionSpec.longs(spec.dilation()),
                    ConvolutionSpec.longs(spec.before()),
                    ConvolutionSpec.longs(spec.after()));
        }

        /** As oneDNN counts dilation: what lies between two positions. */
        private long[] skipped() {
            return LongStream.of(dilation).map(d -> d - 1).toArray();
        }
    }

    /** The plan of a convolution, or of a transposed one. */
    MemorySegment convolution(
            boolean transposed,
            MemorySegment source,
            MemorySegment weights,
            MemorySegment bias,
            MemorySegment target,
            Slide slide,
            MemorySegment attributes) {
        MethodHandle create = transposed ? deconvolution : convolution;
        int algorithm = transposed ? DIRECT_DECONVOLUTION : DIRECT_CONVOLUTION;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stride = longs(arena, slide.stride());
            MemorySegment dilation = longs(arena, slide.skipped());
            MemorySegment before = longs(arena, slide.before());
            MemorySegment after = longs(arena, slide.after());
            return made(
                    p ->
                            (int)
                                    create.invokeExact(
                                            p,
                                            engine,
                                            FORWARD_INFERENCE,
                                            algorithm,
                                            source,
                                            weights,
                                            bias,
                                            target,
                                            stride,
                                            dilation,
                                            before,
                                            after,
                                            attributes));
        }
    }

    /** What a plan of a gradient is of. */
    enum Of {
        INPUT,
        WEIGHT
    }

    /**
     * The plan of a convolution's gradient, or of a transposed one's, for its input or its weight.
     *
     * @param value the input, or its gradient
     * @param weights the weight, or its gradient
     * @param target the output's gradient
     */
    MemorySegment gradient(
            Of of,
            boolean transposed,
            MemorySegment value,
            MemorySegment weights,
            MemorySegment target,
            Slide slide) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stride = longs(arena, slide.stride());
            MemorySegment dilation = longs(arena, slide.skipped());
            MemorySegment before = longs(arena, slide.before());
            MemorySegment after = longs(arena, slide.after());
            MemorySegment none = MemorySegment.NULL;
            int algorithm = transposed ? DIRECT_DECONVOLUTION : DIRECT_CONVOLUTION;
            MethodHandle forward = transposed ? deconvolution : convolution;
            MemorySegment hint =
                    made(
                            p ->
                                    (int)
                                            forward.invokeExact(
                                                    p,
                                                    engine,
                                                    FORWARD_TRAINING,
                                                    algorithm,
                                                    value,
                                                    weights,
                                                    none,
                                                    target,
                                                    stride,
                                                    dilation,
                                                    before,
                                                    after,
                                                    none));
            try {
                if (of == Of.INPUT) {
                    MethodHandle create = transposed ? deconvolutionInput : convolutionInput;
                    return made(
                            p ->
                                    (int)
                                            create.invokeExact(
                                                    p, engine, algorithm, value, weights, target,
                                                    stride, dilation, before, after, hint, none));
                }
                MethodHandle create = transposed ? deconvolutionWeight : convolutionWeight;
                return made(
                        p ->
                                (int)
                                        create.invokeExact(
                                                p, engine, algorithm, value, weights, none, target,
                                                stride, dilation, before, after, hint, none));
            } finally {
                destroyPlan(hint);
            }
        }
    }

    /** The plan of a copy from one order into another. */
    MemorySegment reorder(MemorySegment from, MemorySegment to) {
        return made(
                p -> (int) reorder.invokeExact(p, from, engine, to, engine, MemorySegment.NULL));
    }

    /** The order of weights that a plan chose; the plan's own. */
    MemorySegment weightsOf(MemorySegment plan) {
        return order(plan, QUERY_WEIGHTS);
    }

    /** The order of the weights' gradient that a plan chose; the plan's own. */
    MemorySegment weightGradientOf(MemorySegment plan) {
        return order(plan, QUERY_WEIGHT_GRADIENT);
    }

    private MemorySegment order(MemorySegment plan, int what) {
        try {
            return (MemorySegment) query.invokeExact(plan, what, 0);
        } catch (Throwable e) {
            throw new AssertionError("a call of dnnl_primitive_desc_query_md", e);
        }
    }

    void destroyPlan(MemorySegment plan) {
        run(() -> (int) planDestroy.invokeExact(plan));
    }

    /** Machine code for a plan. */
    MemorySegment primitive(MemorySegment plan) {
        return made(p -> (int) primitiveCreate.invokeExact(p, plan));
    }

    /**
     * Runs a primitive to its end.
     *
     * @param arguments pairs of an argument's number (int, then padding) and its memory
     */
    void execute(MemorySegment primitive, MemorySegment arguments) {
        int count = (int) (arguments.byteSize() / ARGUMENT_BYTES);
        run(() -> (int) execute.invokeExact(primitive, stream, count, arguments));
        run(() -> (int) streamWait.invokeExact(stream));
    }

    /** An argument of a primitive: int, padding, pointer. */
    static final int ARGUMENT_BYTES = 16;

    void destroyPrimitive(MemorySegment primitive) {
        run(() -> (int) primitiveDestroy.invokeExact(primitive));
    }
}
