package thalweg.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * Where CUDA's libraries lie: those that the machine has, of CUDA 11, 12 or 13. They are looked for
 * by name and not opened. Folders named by {@value #VARIABLE} come first; each may be one with
 * libraries in it, a CUDA toolkit, or the folder {@code nvidia} of Python's packages.
 *
 * @param folders where to look, in order
 */
record CudaLibraries(List<Path> folders) {
    /** The environment's variable that names folders, separated as in PATH. */
    static final String VARIABLE = "THALWEG_CUDA";

    private static final String DRIVER = "libcuda.so.1";
    private static final int[] VERSIONS = {13, 12, 11};

    /** cuSOLVER's, by those of CUDA. */
    private static final Map<String, int[]> SOLVER_VERSIONS =
            Map.of("13", new int[] {12}, "12", new int[] {11}, "11", new int[] {11});

    /** cuDNN's versions are its own. */
    private static final int[] DNN_VERSIONS = {9, 8};

    /** Where drivers and distributions put them. */
    private static final List<String> USUAL =
            List.of(
                    "/usr/local/nvidia/lib64",
                    "/usr/lib/x86_64-linux-gnu",
                    "/usr/lib/x86_64-linux-gnu/nvidia/current",
                    "/usr/lib64",
                    "/usr/lib64/nvidia",
                    "/usr/lib",
                    "/usr/lib/wsl/lib",
                    "/opt/cuda");

    CudaLibraries {
        folders = List.copyOf(folders);
    }

    /**
     * What was found.
     *
     * @param driver the driver's own library
     * @param blasLt what cuBLAS needs beside itself, null where it lies elsewhere
     * @param solver cuSOLVER, for decompositions, or null
     * @param dnn cuDNN, for convolutions and pooling, or null
     */
    record Found(
            Path driver,
            @Nullable Path blasLt,
            Path blas,
            @Nullable Path solver,
            @Nullable Path dnn) {}

    /** Those of this machine. */
    static CudaLibraries here() {
        return of(System.getenv(), Path.of("/usr/local"), Path.of("/etc/ld.so.conf.d"));
    }

    /**
     * @param toolkits where toolkits are installed, in folders cuda*
     * @param linker where the linker's folders are listed, in files *.conf
     */
    static CudaLibraries of(Map<String, String> environment, Path toolkits, Path linker) {
        List<Path> all = new ArrayList<>();
        for (String name : List.of(VARIABLE, "CUDA_HOME", "CUDA_PATH", "LD_LIBRARY_PATH")) {
            for (String folder : environment.getOrDefault(name, "").split(File.pathSeparator)) {
                if (!folder.isBlank()) {
                    all.add(Path.of(folder));
                }
            }
        }
        all.addAll(children(toolkits, "cuda", ""));
        for (Path list : children(linker, "", ".conf")) {
            lines(list).stream().filter(l -> l.startsWith("/")).map(Path::of).forEach(all::add);
        }
        USUAL.forEach(folder -> all.add(Path.of(folder)));
        Set<Path> wide = new LinkedHashSet<>();
        for (Path folder : all) {
            wide.add(folder);
            wide.add(folder.resolve("lib64"));
            wide.add(folder.resolve("lib"));
            if (folder.endsWith("nvidia")) {
                children(folder, "", "").forEach(child -> wide.add(child.resolve("lib")));
            }
        }
        return new CudaLibraries(wide.stream().filter(Files::isDirectory).toList());
    }

    /** The newest first, as far as names tell. */
    private static List<Path> children(Path folder, String start, String end) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(
                            p -> {
                                String name = String.valueOf(p.getFileName());
                                return name.startsWith(start) && name.endsWith(end);
                            })
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The libraries, where those that are needed are there. */
    Optional<Found> find() {
        Path driver = file(DRIVER);
        Path blas = newest("libcublas", VERSIONS);
        if (driver == null || blas == null) {
            return Optional.empty();
        }
        String version = String.valueOf(blas.getFileName()).replaceFirst(".*\\.so\\.", "");
        Path beside = blas.resolveSibling("libcublasLt.so." + version);
        return Optional.of(
                new Found(
                        driver,
                        Files.exists(beside) ? beside : file("libcublasLt.so." + version),
                        blas,
                        newest("libcusolver", SOLVER_VERSIONS.getOrDefault(version, new int[0])),
                        newest("libcudnn", DNN_VERSIONS)));
    }

    /** What is said when they were asked for and aren't there. */
    EngineException missing() {
        boolean driver = file(DRIVER) != null;
        return EngineException.request(
                driver
                        ? Phrase.of("badengine.cudas-library-cublas-not-there")
                        : Phrase.of("badengine.nvidia-drivers-library-not-there", DRIVER),
                Phrase.of("remedies.device-cuda"),
                Phrase.of(driver ? "remedies.install-cuda" : "remedies.install-driver", VARIABLE));
    }

    private @Nullable Path newest(String name, int[] versions) {
        for (int version : versions) {
            Path found = file(name + ".so." + version);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Path file(String name) {
        for (Path folder : folders) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }
}
