package thalweg.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.jar.JarEntry;
import thalweg.words.Phrase;

/**
 * Where native libraries are unpacked to, and how OpenBLAS is loaded: from the jar that ND4J
 * brings, without ND4J and without JavaCPP's wrappers, which would cost a cold start 100 ms and 24
 * MB more.
 */
public final class NativeLibraries {
    private static final String CACHE_PROPERTY = "org.bytedeco.javacpp.cachedir";
    private static final String OPENBLAS_FOLDER = "/org/bytedeco/openblas/linux-x86_64/";
    private static final String ONEDNN_FOLDER = "/org/bytedeco/dnnl/linux-x86_64/";

    /** In the order in which they depend on each other. */
    private static final String[] OPENBLAS = {
        "libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0"
    };

    private static final String[] ONEDNN = {"libgomp.so.1", "libdnnl.so.3"};

    private NativeLibraries() {}

    /**
     * Makes every library that JavaCPP unpacks (ND4J's too) go to the program's own cache folder,
     * unless a folder was chosen by property. Must come before the first use of JavaCPP.
     *
     * @return the folder
     */
    public static Path useOwnCacheFolder() {
        String chosen = System.getProperty(CACHE_PROPERTY);
        if (chosen == null) {
            chosen = cacheFolder().resolve("natives").toString();
            System.setProperty(CACHE_PROPERTY, chosen);
        }
        return Path.of(chosen);
    }

    /** The program's cache folder: $XDG_CACHE_HOME/thalweg, by default ~/.cache/thalweg. */
    public static Path cacheFolder() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base =
                xdg != null && Path.of(xdg).isAbsolute()
                        ? Path.of(xdg)
                        : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("thalweg");
    }

    /**
     * Loads OpenBLAS and what it needs; its symbols are then found by the loader's lookup.
     *
     * @throws EngineException when it can't be unpacked or loaded
     */
    static void loadOpenBlas() {
        OpenBlasKernels.choose();
        load(OPENBLAS_FOLDER, OPENBLAS);
    }

    /**
     * Loads oneDNN and the OpenMP that it runs on; its symbols are then found by the loader's
     * lookup.
     *
     * @throws EngineException when it can't be unpacked or loaded
     */
    static void loadOneDnn() {
        load(ONEDNN_FOLDER, ONEDNN);
    }

    @SuppressWarnings("restricted") // The libraries are those of the build.
    private static void load(String folder, String... libraries) {
        Path cache = useOwnCacheFolder();
        for (String library : libraries) {
            try {
                System.load(unpack(folder, library, cache).toString());
            } catch (IOException e) {
                throw EngineException.failure(
                        Phrase.of("badengine.native-library-cannot-unpacked", library),
                        Phrase.of("badfiles.of", cache, Problem.reason(e)),
                        Phrase.of("remedies.make-room-there-set-xdgcachehome-to-folder"),
                        e);
            } catch (UnsatisfiedLinkError e) {
                throw EngineException.failure(
                        Phrase.of("badengine.native-library-cannot-loaded", library),
                        String.valueOf(e.getMessage()),
                        Phrase.of("remedies.set-xdgcachehome-to-folder-from-programs-may"),
                        e);
            }
        }
    }

    /**
     * Unpacks a library to the very path, and with the very time, that JavaCPP would give it, so
     * that ND4J, if it starts later, finds it there and shares it.
     */
    private static Path unpack(String folder, String library, Path cache) throws IOException {
        URL resource = NativeLibraries.class.getResource(folder + library);
        if (resource == null) {
            throw new IOException("not on the class path");
        }
        URLConnection connection = resource.openConnection();
        if (!(connection instanceof JarURLConnection jar)) {
            return Path.of(resource.getPath());
        }
        JarEntry entry = jar.getJarEntry();
        Path name = Path.of(jar.getJarFileURL().getPath()).getFileName();
        Path target = cache.resolve(name + folder + library);
        FileTime time = FileTime.fromMillis(entry.getTime());
        if (Files.exists(target)
                && Files.size(target) == entry.getSize()
                && Files.getLastModifiedTime(target).equals(time)) {
            return target;
        }
        Files.createDirectories(target.getParent());
        Path whole = Files.createTempFile(target.getParent(), library, ".part");
        try (InputStream in = jar.getInputStream()) {
            Files.copy(in, whole, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(whole, time);
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
        return target;
    }
}
