package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaLibrariesTest {
    @TempDir Path folder;

    @Test
    void findsAToolkitWithItsDriver() throws IOException {
        put("driver/libcuda.so.1");
        put("local/cuda-12.4/lib64/libcublas.so.12");
        put("local/cuda-12.4/lib64/libcublasLt.so.12");
        put("local/cuda-12.4/lib64/libcusolver.so.11");
        Files.createDirectories(folder.resolve("ld"));
        Files.writeString(
                folder.resolve("ld/nvidia.conf"), "# driver\n" + folder.resolve("driver") + "\n");
        var found = in(Map.of()).find().orElseThrow();
        assertEquals(folder.resolve("driver/libcuda.so.1"), found.driver());
        assertEquals(folder.resolve("local/cuda-12.4/lib64/libcublas.so.12"), found.blas());
        assertEquals(folder.resolve("local/cuda-12.4/lib64/libcublasLt.so.12"), found.blasLt());
        assertEquals(folder.resolve("local/cuda-12.4/lib64/libcusolver.so.11"), found.solver());
    }

    @Test
    void takesTheNewestVersionAndTheSolverOfIt() throws IOException {
        put("a/libcuda.so.1");
        put("a/libcublas.so.11");
        put("a/libcusolver.so.11");
        put("b/libcublas.so.13");
        put("b/libcusolver.so.12");
        var libraries = in(Map.of("LD_LIBRARY_PATH", folder("a") + ":" + folder("b") + ":"));
        var found = libraries.find().orElseThrow();
        assertEquals(folder.resolve("b/libcublas.so.13"), found.blas());
        assertEquals(folder.resolve("b/libcusolver.so.12"), found.solver());
    }

    @Test
    void takesNoSolverOfAnotherVersion() throws IOException {
        put("a/libcuda.so.1");
        put("a/libcublas.so.13");
        put("a/libcusolver.so.11");
        assertNull(only("a").find().orElseThrow().solver());
    }

    @Test
    void looksIntoPythonsPackages() throws IOException {
        put("driver/libcuda.so.1");
        put("nvidia/cu13/lib/libcublas.so.13");
        put("nvidia/cudnn/lib/libcudnn.so.9");
        var named = folder("nvidia") + ":" + folder("driver");
        var found = in(Map.of(CudaLibraries.VARIABLE, named)).find().orElseThrow();
        assertEquals(folder.resolve("nvidia/cu13/lib/libcublas.so.13"), found.blas());
        assertEquals(folder.resolve("nvidia/cudnn/lib/libcudnn.so.9"), found.dnn());
    }

    @Test
    void prefersWhatItIsToldToWhatIsInstalled() throws IOException {
        put("told/libcuda.so.1");
        put("told/libcublas.so.12");
        put("local/cuda/lib64/libcublas.so.12");
        var libraries = in(Map.of(CudaLibraries.VARIABLE, folder("told")));
        assertEquals(folder.resolve("told/libcublas.so.12"), libraries.find().orElseThrow().blas());
    }

    @Test
    void saysWhichLibraryIsMissingInAClearSentence() throws IOException {
        put("a/libcublas.so.12");
        var noDriver = only("a");
        assertFalse(noDriver.find().isPresent());
        String said = noDriver.missing().getMessage();
        assertTrue(said.contains("libcuda.so.1") && !said.contains(folder("a")), said);
        put("b/libcuda.so.1");
        var noBlas = only("b");
        assertFalse(noBlas.find().isPresent());
        said = noBlas.missing().getMessage();
        assertTrue(said.startsWith("CUDA's library cuBLAS isn't there (--device cuda); "), said);
        assertTrue(said.contains(CudaLibraries.VARIABLE) && said.contains("--device cpu"), said);
    }

    @Test
    void saysThatAFileIsNoLibrary() throws IOException {
        put("libcuda.so.1");
        Path file = folder.resolve("libcuda.so.1");
        var problem = assertThrows(EngineException.class, () -> new NativeLibrary(file));
        assertTrue(problem.getMessage().contains("libcuda.so.1"), problem.getMessage());
    }

    private CudaLibraries only(String name) {
        return new CudaLibraries(List.of(folder.resolve(name)));
    }

    private CudaLibraries in(Map<String, String> environment) {
        return CudaLibraries.of(environment, folder.resolve("local"), folder.resolve("ld"));
    }

    private String folder(String name) {
        return folder.resolve(name).toString();
    }

    private void put(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no library");
    }
}
