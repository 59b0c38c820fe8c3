package thalweg.engine;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A started card: its driver, cuBLAS, the program's own functions and its memory; cuDNN once it is
 * wanted.
 *
 * @see CudaLibraries
 */
final class Card {
    /** What cuBLAS, cuDNN and the driver take for themselves stays outside the budget. */
    private static final double SHARE_OF_FREE_MEMORY = 0.8;

    private final CudaDriver driver;
    private final Cublas blas;
    private final CardKernels kernels;
    private final CardMemory memory;
    private final CudaLibraries.Found libraries;
    private boolean dnnTried;
    private boolean solverTried;
    private @Nullable Cudnn dnn;
    private @Nullable CudnnPooling pooling;
    private @Nullable Cusolver solver;

    /**
     * Starts the first card; on the lane.
     *
     * @throws EngineException when a library can't be opened or refuses the card
     */
    Card(CudaLibraries.Found libraries) {
        this.libraries = libraries;
        driver = new CudaDriver(new NativeLibrary(libraries.driver()));
        if (libraries.blasLt() != null) {
            // Opened first, cuBLAS finds it by its name wherever it lies.
            var _ = new NativeLibrary(libraries.blasLt());
        }
        blas = new Cublas(new NativeLibrary(libraries.blas()));
        kernels = new CardKernels(driver);
        memory = new CardMemory(driver, (long) (SHARE_OF_FREE_MEMORY * driver.freeBytes()));
    }

    /** Its maker's name for it. */
    String name() {
        return driver.name();
    }

    /** Begins an operation of the calling thread. */
    Card begin() {
        driver.makeCurrent();
        memory.begin();
        return this;
    }

    /** Copies within the card. Begun, not awaited. */
    void copy(long from, long to, long bytes) {
        driver.copy(from, to, bytes);
    }

    Cublas blas() {
        return blas;
    }

    CardKernels kernels() {
        return kernels;
    }

    CardMemory memory() {
        return memory;
    }

    /** cuDNN; null where it isn't there or refuses the card. */
    @Nullable Cudnn dnn() {
        if (!dnnTried) {
            dnnTried = true;
            dnn = started(libraries.dnn(), Cudnn::new);
            pooling = dnn == null ? null : new CudnnPooling(dnn);
        }
        return dnn;
    }

    /** Pooling by cuDNN; null where that isn't there. */
    @Nullable CudnnPooling pooling() {
        return dnn() == null ? null : pooling;
    }

    /** cuSOLVER; null where it isn't there or refuses the card. */
    @Nullable Cusolver solver() {
        if (!solverTried) {
            solverTried = true;
            solver = started(libraries.solver(), Cusolver::new);
        }
        return solver;
    }

    /** What can be done without stays with the processor. */
    private static <T> @Nullable T started(
            @Nullable Path file, Function<NativeLibrary, T> starting) {
        try {
            return file == null ? null : starting.apply(new NativeLibrary(file));
        } catch (EngineException e) {
            return null;
        }
    }
}
