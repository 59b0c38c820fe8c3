package thalweg.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * The functions of the NVIDIA driver that the program calls, on the first card that it shows and in
 * the context that CUDA's libraries share. Names, signatures and numbers as in cuda.h; these have
 * stayed the same since CUDA 4. All work goes to one stream, in order.
 */
final class CudaDriver implements CardTransfers {
    private static final int OUT_OF_MEMORY = 2;
    private static final int NAME_BYTES = 128;
    private static final MemoryLayout P = ADDRESS;
    private static final MemoryLayout I = JAVA_INT;
    private static final MemoryLayout L = JAVA_LONG;

    private final NativeLibrary library;
    private final MethodHandle errorName;
    private final MethodHandle setCurrent;
    private final MethodHandle memoryInfo;
    private final MethodHandle allocate;
    private final MethodHandle free;
    private final MethodHandle up;
    private final MethodHandle down;
    private final MethodHandle across;
    private final MethodHandle launch;
    private final MemorySegment context;
    private final String name;
    private @Nullable Thread current;

    /**
     * Starts the driver.
     *
     * @throws EngineException when it shows no card or refuses it
     */
    CudaDriver(NativeLibrary library) {
        this.library = library;
        errorName = function("cuGetErrorName", I, P);
        setCurrent = function("cuCtxSetCurrent", P);
        memoryInfo = function("cuMemGetInfo_v2", P, P);
        allocate = function("cuMemAlloc_v2", P, L);
        free = function("cuMemFree_v2", L);
        up = function("cuMemcpyHtoD_v2", L, P, L);
        across = function("cuMemcpyDtoD_v2", L, L, L);
        down = function("cuMemcpyDtoH_v2", P, L, L);
        launch = function("cuLaunchKernel", P, I, I, I, I, I, I, I, P, P, P);
        MethodHandle start = function("cuInit", I);
        MethodHandle device = function("cuDeviceGet", P, I);
        MethodHandle deviceName = function("cuDeviceGetName", P, I, I);
        MethodHandle retain = function("cuDevicePrimaryCtxRetain", P, I);
        try (Arena arena = Arena.ofConfined()) {
            run("cuInit", () -> (int) start.invokeExact(0));
            MemorySegment number = arena.allocate(JAVA_INT);
            run("cuDeviceGet", () -> (int) device.invokeExact(number, 0));
            int card = number.get(JAVA_INT, 0);
            MemorySegment text = arena.allocate(NAME_BYTES);
            run("cuDeviceGetName", () -> (int) deviceName.invokeExact(text, NAME_BYTES, card));
            name = text.getString(0);
            MemorySegment made = arena.allocate(ADDRESS);
            run("cuDevicePrimaryCtxRetain", () -> (int) retain.invokeExact(made, card));
            context = made.get(ADDRESS, 0);
        }
        makeCurrent();
    }

    private MethodHandle function(String functionName, MemoryLayout... arguments) {
        return library.function(functionName, FunctionDescriptor.of(I, arguments));
    }

    /** A call that returns the driver's status. */
    @FunctionalInterface
    interface Call {
        int status() throws Throwable;
    }

    private void run(String what, Call call) {
        int status = status(what, call);
        if (status != 0) {
            throw failure(what, status);
        }
    }

    private static int status(String what, Call call) {
        try {
            return call.status();
        } catch (Throwable e) {
            throw new AssertionError("a call of " + what, e);
        }
    }

    private EngineException failure(String what, int status) {
        return EngineException.failure(
                Phrase.of("badengine.card-cannot-used"),
                Phrase.of("badengine.answers", what, nameOf(status)),
                Phrase.of("remedies.look-at-driver-with-nvidia-smi-use"),
                null);
    }

    @SuppressWarnings("restricted") // The driver's names are short strings that end with 0.
    private String nameOf(int status) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(ADDRESS);
            if (status("cuGetErrorName", () -> (int) errorName.invokeExact(status, text)) != 0) {
                return "status " + status;
            }
            return text.get(ADDRESS, 0).reinterpret(NAME_BYTES).getString(0);
        }
    }

    /** The card's name, as its maker writes it. */
    String name() {
        return name;
    }

    /** Lets the calling thread use the card: whoever calls anything of CUDA calls this first. */
    void makeCurrent() {
        Thread thread = Thread.currentThread();
        if (current != thread) {
            run("cuCtxSetCurrent", () -> (int) setCurrent.invokeExact(context));
            current = thread;
        }
    }

    /** Bytes that are free. */
    long freeBytes() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment unused = arena.allocate(JAVA_LONG);
            MemorySegment all = arena.allocate(JAVA_LONG);
            run("cuMemGetInfo", () -> (int) memoryInfo.invokeExact(unused, all));
            return unused.get(JAVA_LONG, 0);
        }
    }

    @Override
    public long allocate(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(JAVA_LONG);
            int status = status("cuMemAlloc", () -> (int) allocate.invokeExact(address, bytes));
            if (status == OUT_OF_MEMORY) {
                return 0;
            }
            if (status != 0) {
                throw failure("cuMemAlloc", status);
            }
            return address.get(JAVA_LONG, 0);
        }
    }

    @Override
    public void free(long address) {
        run("cuMemFree", () -> (int) free.invokeExact(address));
    }

    @Override
    public void up(long from, long to, long bytes) {
        makeCurrent();
        MemorySegment source = MemorySegment.ofAddress(from);
        run("cuMemcpyHtoD", () -> (int) up.invokeExact(to, source, bytes));
    }

    @Override
    public void down(long from, long to, long bytes) {
        makeCurrent();
        MemorySegment target = MemorySegment.ofAddress(to);
        run("cuMemcpyDtoH", () -> (int) down.invokeExact(target, from, bytes));
    }

    /** Copies within the card. Begun, not awaited. */
    void copy(long from, long to, long bytes) {
        run("cuMemcpyDtoD", () -> (int) across.invokeExact(to, from, bytes));
    }

    /**
     * Compiles functions for the card.
     *
     * @param ptx their text, see NVIDIA's PTX ISA
     * @param names of the functions
     * @return their handles, in order
     */
    MemorySegment[] compile(String ptx, String... names) {
        MethodHandle load = function("cuModuleLoadData", P, P);
        MethodHandle get = function("cuModuleGetFunction", P, P, P);
        MemorySegment[] handles = new MemorySegment[names.length];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment module = arena.allocate(ADDRESS);
            MemorySegment text = arena.allocateFrom(ptx);
            run("cuModuleLoadData", () -> (int) load.invokeExact(module, text));
            for (int i = 0; i < names.length; i++) {
                MemorySegment handle = arena.allocate(ADDRESS);
                MemorySegment of = module.get(ADDRESS, 0);
                MemorySegment called = arena.allocateFrom(names[i]);
                run("cuModuleGetFunction", () -> (int) get.invokeExact(handle, of, called));
                handles[i] = handle.get(ADDRESS, 0);
            }
        }
        return handles;
    }

    /**
     * Starts a function on the card.
     *
     * @param arguments addresses of the arguments
     */
    void launch(MemorySegment function, int blocks, int threads, MemorySegment arguments) {
        MemorySegment none = MemorySegment.NULL;
        run(
                "cuLaunchKernel",
                () ->
                        (int)
                                launch.invokeExact(
                                        function, blocks, 1, 1, threads, 1, 1, 0, none, arguments,
                                        none));
    }
}
