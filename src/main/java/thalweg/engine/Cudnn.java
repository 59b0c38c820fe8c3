package thalweg.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.OptionalInt;
import thalweg.words.Phrase;

/**
 * Convolutions on the card, by cuDNN; names, signatures and numbers as in cudnn_ops.h and
 * cudnn_cnn.h of versions 8 and 9. Values and weights lie with channels innermost. TF32, which is
 * cuDNN's default, is forbidden. Whoever is given a descriptor gives it back with {@link #destroy}.
 */
final class Cudnn {
    private static final int CHANNELS_LAST = 1;
    private static final int FLOAT_32 = 0;
    private static final int CROSS_CORRELATION = 1;
    private static final int NO_TF32 = 3;
    private static final int MAX_POOLING = 0;
    private static final int AVERAGE = 1;
    private static final int AVERAGE_OF_REAL = 2;
    private static final int KEEP_NAN = 1;

    /** Sums of products as they stand; transforms (FFT, Winograd) round more. */
    private static final List<Integer> DIRECT = List.of(1, 0);

    private static final int MOST_ALGORITHMS = 10;
    private static final int ALGORITHM_BYTES = 48;
    private static final MemoryLayout P = ADDRESS;
    private static final MemoryLayout I = JAVA_INT;
    private static final MemoryLayout L = JAVA_LONG;

    private final NativeLibrary library;
    private final MethodHandle tensor;
    private final MethodHandle filter;
    private final MethodHandle convolution;
    private final MethodHandle groupCount;
    private final MethodHandle mathType;
    private final MethodHandle algorithms;
    private final MethodHandle workspace;
    private final MethodHandle forward;
    private final MethodHandle pooling;
    private final MethodHandle poolingForward;
    private final MemorySegment handle;
    private final MemorySegment one = Arena.global().allocateFrom(JAVA_FLOAT, 1);
    private final MemorySegment zero = Arena.global().allocateFrom(JAVA_FLOAT, 0);

    /** What a descriptor describes. */
    enum Kind {
        TENSOR("Tensor"),
        FILTER("Filter"),
        CONVOLUTION("Convolution"),
        POOLING("Pooling");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /**
     * Starts cuDNN in the calling thread's context.
     *
     * @throws EngineException when it refuses the card
     */
    Cudnn(NativeLibrary library) {
        this.library = library;
        tensor = function("cudnnSetTensor4dDescriptor", P, I, I, I, I, I, I);
        filter = function("cudnnSetFilter4dDescriptor", P, I, I, I, I, I, I);
        convolution = function("cudnnSetConvolution2dDescriptor", P, I, I, I, I, I, I, I, I);
        groupCount = function("cudnnSetConvolutionGroupCount", P, I);
        mathType = function("cudnnSetConvolutionMathType", P, I);
        algorithms = function("cudnnGetConvolutionForwardAlgorithm_v7", P, P, P, P, P, I, P, P);
        workspace = function("cudnnGetConvolutionForwardWorkspaceSize", P, P, P, P, P, I, P);
        forward = function("cudnnConvolutionForward", P, P, P, L, P, L, P, I, L, L, P, P, L);
        pooling = function("cudnnSetPooling2dDescriptor", P, I, I, I, I, I, I, I, I);
        poolingForward = function("cudnnPoolingForward", P, P, P, P, L, P, P, L);
        MethodHandle create = function("cudnnCreate", P);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment made = arena.allocate(ADDRESS);
            run("cudnnCreate", () -> (int) create.invokeExact(made));
            handle = made.get(ADDRESS, 0);
        }
    }

    private MethodHandle function(String name, MemoryLayout... arguments) {
        return library.function(name, FunctionDescriptor.of(I, arguments));
    }

    private static int status(String what, CudaDriver.Call call) {
        try {
            return call.status();
        } catch (Throwable e) {
            throw new AssertionError("a call of " + what, e);
        }
    }

    private static void run(String what, CudaDriver.Call call) {
        int status = status(what, call);
        if (status != 0) {
            throw EngineException.failure(
                    Phrase.of("badengine.cards-library-cudnn-refuses"),
                    Phrase.of("badengine.answers-with-status", what, status),
                    Phrase.of("remedies.install-cudnn-fits-cuda-card-use-device"),
                    null);
        }
    }

    private MemorySegment create(Kind kind) {
        MethodHandle create = function("cudnnCreate" + kind.word + "Descriptor", P);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment made = arena.allocate(ADDRESS);
            run("cudnnCreateDescriptor", () -> (int) create.invokeExact(made));
            return made.get(ADDRESS, 0);
        }
    }

    void destroy(Kind kind, MemorySegment descriptor) {
        MethodHandle destroy = function("cudnnDestroy" + kind.word + "Descriptor", P);
        run("cudnnDestroyDescriptor", () -> (int) destroy.invokeExact(descriptor));
    }

    /** Values [count, height, width, channels]. */
    MemorySegment values(int count, int channels, int height, int width) {
        MemorySegment made = create(Kind.TENSOR);
        run(
                "cudnnSetTensor4dDescriptor",
                () ->
                        (int)
                                tensor.invokeExact(
                                        made,
                                        CHANNELS_LAST,
                                        FLOAT_32,
                                        count,
                                        channels,
                                        height,
                                        width));
        return made;
    }

    /** Weights [out, height, width, in / groups]. */
    MemorySegment weights(int out, int in, int height, int width) {
        MemorySegment made = create(Kind.FILTER);
        run(
                "cudnnSetFilter4dDescriptor",
                () ->
                        (int)
                                filter.invokeExact(
                                        made, FLOAT_32, CHANNELS_LAST, out, in, height, width));
        return made;
    }

    /** How a kernel slides, each [vertical, horizontal]. */
    MemorySegment slide(int[] padding, int[] stride, int[] dilation, int groups) {
        MemorySegment made = create(Kind.CONVOLUTION);
        run(
                "cudnnSetConvolution2dDescriptor",
                () ->
                        (int)
                                convolution.invokeExact(
                                        made,
                                        padding[0],
                                        padding[1],
                                        stride[0],
                                        stride[1],
                                        dilation[0],
                                        dilation[1],
                                        CROSS_CORRELATION,
                                        FLOAT_32));
        run("cudnnSetConvolutionGroupCount", () -> (int) groupCount.invokeExact(made, groups));
        run("cudnnSetConvolutionMathType", () -> (int) mathType.invokeExact(made, NO_TF32));
        return made;
    }

    /** The window of a pooling. */
    MemorySegment window(PoolingSpec spec) {
        MemorySegment made = create(Kind.POOLING);
        int mode = spec.largest() ? MAX_POOLING : spec.countPadding() ? AVERAGE : AVERAGE_OF_REAL;
        int height = spec.kernel().get(0);
        int width = spec.kernel().get(1);
        int paddingV = spec.padding().get(0);
        int paddingH = spec.padding().get(1);
        int strideV = spec.stride().get(0);
        int strideH = spec.stride().get(1);
        run(
                "cudnnSetPooling2dDescriptor",
                () ->
                        (int)
                                pooling.invokeExact(
                                        made, mode, KEEP_NAN, height, width, paddingV, paddingH,
                                        strideV, strideH));
        return made;
    }

    /** y ← pooling(x). Begun, not awaited. Addresses are the card's. */
    void pool(MemorySegment window, MemorySegment x, long fromX, MemorySegment y, long toY) {
        run(
                "cudnnPoolingForward",
                () ->
                        (int)
                                poolingForward.invokeExact(
                                        handle, window, one, x, fromX, zero, y, toY));
    }

    /** The quickest direct algorithm, by cuDNN's guess; empty where it has none for these. */
    OptionalInt algorithm(MemorySegment x, MemorySegment w, MemorySegment slide, MemorySegment y) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment found = arena.allocate((long) MOST_ALGORITHMS * ALGORITHM_BYTES, 8);
            MemorySegment count = arena.allocate(JAVA_INT);
            int answer =
                    status(
                            "cudnnGetConvolutionForwardAlgorithm",
                            () ->
                                    (int)
                                            algorithms.invokeExact(
                                                    handle,
                                                    x,
                                                    w,
                                                    slide,
                                                    y,
                                                    MOST_ALGORITHMS,
                                                    count,
                                                    found));
            if (answer != 0) {
                return OptionalInt.empty();
            }
            for (int i = 0; i < count.get(JAVA_INT, 0); i++) {
                long at = (long) i * ALGORITHM_BYTES;
                int algorithm = found.get(JAVA_INT, at);
                int status = found.get(JAVA_INT, at + Integer.BYTES);
                if (status == 0 && DIRECT.contains(algorithm)) {
                    return OptionalInt.of(algorithm);
                }
            }
            return OptionalInt.empty();
        }
    }

    /** Bytes that the algorithm wants for itself. */
    long workspace(
            MemorySegment x, MemorySegment w, MemorySegment slide, MemorySegment y, int algorithm) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(JAVA_LONG);
            run(
                    "cudnnGetConvolutionForwardWorkspaceSize",
                    () -> (int) workspace.invokeExact(handle, x, w, slide, y, algorithm, bytes));
            return bytes.get(JAVA_LONG, 0);
        }
    }

    /** y ← convolution(x). Begun, not awaited. Addresses are the card's. */
    void forward(
            MemorySegment x,
            long fromX,
            MemorySegment w,
            long fromW,
            MemorySegment slide,
            int algorithm,
            CardMemory.Room room,
            MemorySegment y,
            long toY) {
        run(
                "cudnnConvolutionForward",
                () ->
                        (int)
                                forward.invokeExact(
                                        handle,
                                        one,
                                        x,
                                        fromX,
                                        w,
                                        fromW,
                                        slide,
                                        algorithm,
                                        room.address(),
                                        room.bytes(),
                                        zero,
                                        y,
                                        toY));
    }
}
