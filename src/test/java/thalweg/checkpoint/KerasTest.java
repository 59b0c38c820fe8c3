package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Keras's files say beside numbers, and bad ones; the numbers are in {@link FormatsTest}. The
 * files are written by h5py after Keras's published layout: Keras itself has not checked them.
 */
class KerasTest {
    private static final String LAYER =
            "f.attrs['layer_names'] = [b'd']; g = f.create_group('d');"
                    + " g.attrs['weight_names'] = [b'd/k']\n";

    @TempDir Path folder;

    /** A file that h5py writes: f is the open file, in which layer d names the weights d/k. */
    private Path hdf5(String program) throws Exception {
        Path file = folder.resolve("made.h5");
        Python.program(
                List.of("h5py", "numpy"),
                "with h5py.File(sys.argv[1], 'w') as f:\n" + (LAYER + program).indent(4),
                file.toString());
        return file;
    }

    private static Checkpoint shipped(String name) {
        return Checkpoints.open(FormatsTest.SHIPPED.resolve(name));
    }

    @ParameterizedTest
    @CsvSource({
        "weights.h5, Keras weights, OUTPUTS_LAST",
        "whole.h5, Keras, OUTPUTS_LAST",
        "old.h5, Keras, DENSE_OUTPUTS_LAST",
        "model.keras, Keras 3, OUTPUTS_LAST"
    })
    void formatAndLayoutAreTold(String name, String format, KernelLayout layout) {
        assertEquals(format, shipped(name).format());
        assertEquals(layout, shipped(name).layout());
    }

    @Test
    void aWholeModelBringsItsConfigurationAndSaysWhichTensorsAreALayers() {
        var graph =
                assertInstanceOf(
                        GraphSource.Keras.class, shipped("whole.h5").graph().orElseThrow());
        assertTrue(graph.json().startsWith("{\"class_name\": \"Sequential\""));
        assertEquals(
                Map.of("conv2d", "conv2d/", "dense", "dense/", "inner", "inner/"), graph.layers());
        var later =
                assertInstanceOf(
                        GraphSource.Keras.class, shipped("model.keras").graph().orElseThrow());
        assertTrue(later.json().startsWith("{\"class_name\": \"Sequential\""));
        assertEquals(Map.of("first", "layers/conv2d/", "last", "layers/dense/"), later.layers());
        assertTrue(shipped("weights.h5").graph().isEmpty());
    }

    @Test
    void weightsOfKeras3AloneAreRead() throws Exception {
        Path file = folder.resolve("w.weights.h5");
        Python.program(
                List.of("h5py", "numpy"),
                """
                with h5py.File(sys.argv[1], 'w') as f:
                    f['layers/dense/vars/0'] = numpy.ones((2, 3), 'f4')
                    f['else'] = numpy.ones(3)
                """,
                file.toString());
        Checkpoint checkpoint = Checkpoints.open(file);
        assertEquals("Keras 3 weights", checkpoint.format());
        assertEquals(1, checkpoint.tensors().size());
        assertEquals("layers/dense/vars/0", checkpoint.tensors().getFirst().name());
    }

    @Test
    void everyTruncationIsRefused() throws Exception {
        for (String name :
                List.of("old.h5", "compressed.h5", "many.h5", "model.keras", "deflated.keras")) {
            byte[] whole = Files.readAllBytes(FormatsTest.SHIPPED.resolve(name));
            int step = name.equals("old.h5") ? 1 : 37;
            for (int length = 0; length < whole.length; length += step) {
                Bad.failure(Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length)));
            }
        }
    }

    @Test
    void weightsThatAreMissingOrNoNumbersAreNamed() throws Exception {
        assertTrue(Bad.failure(hdf5("")).startsWith("the model's file lacks the weights d/k"));
        assertTrue(Bad.failure(hdf5("g.create_group('d/k')")).contains("lacks the weights d/k"));
        assertTrue(
                Bad.failure(hdf5("g['d/k'] = 'words'"))
                        .startsWith("dataset d/k holds no numbers of a type that is read here"));
        assertTrue(
                Bad.failure(hdf5("g.create_dataset('d/k', (3,), 'f4')"))
                        .startsWith("dataset d/k was never written"));
        assertTrue(
                Bad.failure(hdf5("g.create_dataset('d/k', (30,), 'f4', chunks=(2,))"))
                        .startsWith("dataset d/k was not wholly written"));
        assertTrue(
                Bad.failure(hdf5("g.create_dataset('d/k', data=[1.], compression='lzf')"))
                        .startsWith("dataset d/k is compressed with LZF"));
    }

    @Test
    void anHdf5FileThatIsNotKerassIsNamed() throws Exception {
        Path file = hdf5("del f.attrs['layer_names']; f['x'] = [1., 2.]");
        assertTrue(Bad.failure(file).startsWith("the HDF5 file holds no weights of a Keras model"));
    }

    /** Neither a path out of the file nor a circle is followed. */
    @Test
    void linksOutOfTheFileAreNotFollowed() throws Exception {
        Path file = hdf5("g['d'] = h5py.ExternalLink('other.h5', '/d')");
        try (var other = Files.newOutputStream(folder.resolve("other.h5"))) {
            Files.copy(FormatsTest.SHIPPED.resolve("weights.h5"), other);
        }
        assertTrue(Bad.failure(file).contains("lacks the weights d/k"));
        file = hdf5("g['d'] = h5py.SoftLink('/d')");
        assertTrue(Bad.failure(file).contains("lacks the weights d/k"));
    }

    @Test
    void groupsThatRunInCirclesAreRefused() throws Exception {
        Path file = hdf5("del f.attrs['layer_names']; g['again'] = f['d']; g['up'] = f['/']");
        assertTrue(Bad.failure(file).contains("run in circles"));
    }

    /** jhdf follows a tree that is its own child until the stack ends. */
    @Test
    void aTreeThatIsItsOwnChildIsRefused() throws Exception {
        byte[] bytes = Files.readAllBytes(FormatsTest.SHIPPED.resolve("weights.h5"));
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int trees = 0;
        for (int at = 0; at + 4 < bytes.length; at += 8) {
            if (new String(bytes, at, 4, StandardCharsets.US_ASCII).equals("TREE")) {
                in.put(at + 5, (byte) 1); // no longer a leaf
                in.putShort(at + 6, (short) 2); // two children
                in.putLong(at + 32, at).putLong(at + 48, at);
                trees++;
            }
        }
        assertTrue(trees > 0);
        Path file = Files.write(folder.resolve("circle.h5"), bytes);
        assertTimeout(Duration.ofSeconds(20), () -> Bad.failure(file));
    }

    /** Two children each, forty levels deep, all the same: 2⁴⁰ leaves from a few kilobytes. */
    @Test
    void aTreeThatDoublesAtEveryLevelIsRefusedInTime() throws Exception {
        byte[] bytes = Files.readAllBytes(FormatsTest.SHIPPED.resolve("weights.h5"));
        int levels = 40;
        int node = 96;
        var in = ByteBuffer.allocate(bytes.length + levels * node).order(ByteOrder.LITTLE_ENDIAN);
        in.put(bytes);
        in.putLong(40, in.capacity()); // the end of the file
        int tree = (int) in.getLong(80); // of the root group, kept in the superblock's entry
        long names = in.getLong(88);
        for (int level = 0; level < levels; level++) {
            int at = bytes.length + level * node;
            long child = level == 0 ? tree : at - node;
            in.put(at, "TREE".getBytes(StandardCharsets.US_ASCII));
            in.put(at + 5, (byte) 1).putShort(at + 6, (short) 2).putLong(at + 8, -1);
            in.putLong(at + 16, -1).putLong(at + 32, child).putLong(at + 48, child);
        }
        boolean turned = false;
        for (int at = 96; at < bytes.length - 16; at += 8) {
            if (in.getLong(at) == tree && in.getLong(at + 8) == names) { // the group's header
                in.putLong(at, bytes.length + (levels - 1L) * node);
                turned = true;
            }
        }
        assertTrue(turned);
        Path file = Files.write(folder.resolve("doubling.h5"), in.array());
        assertTimeout(
                Duration.ofSeconds(20), () -> assertTrue(Bad.failure(file).contains("circles")));
    }

    @Test
    void aChunkThatUnfoldsToMoreThanItSaysIsABomb() throws Exception {
        Path file =
                hdf5(
                        "import zlib\n"
                                + "k = g.create_dataset('d/k', (4,), 'f4', chunks=(4,), compression='gzip')\n"
                                + "k.id.write_direct_chunk((0,), zlib.compress(bytes(20000000)))");
        assertTrue(Bad.failure(file).contains("unfolds to more than it says"));
    }

    @Test
    void gigabytesOfNumbersAreListedWithinASecond() throws Exception {
        Path file =
                hdf5(
                        """
                        import h5py.h5d as d, h5py.h5p as p
                        f.attrs['layer_names'] = [('d%d' % i).encode() for i in range(8)]
                        c = p.create(p.DATASET_CREATE)
                        c.set_alloc_time(d.ALLOC_TIME_EARLY); c.set_fill_time(d.FILL_TIME_NEVER)
                        for i in range(8):
                            g = f.require_group('d%d' % i)
                            g.attrs['weight_names'] = [b'k']
                            s = h5py.h5s.create_simple((1 << 14, 1 << 13))
                            d.create(g.id, b'k', h5py.h5t.IEEE_F32LE, s, c)
                        """);
        assertTrue(Files.size(file) > 4L << 30);
        Checkpoints.open(FormatsTest.SHIPPED.resolve("weights.h5"));
        long start = System.nanoTime();
        Checkpoint checkpoint = Checkpoints.open(file);
        assertTrue(System.nanoTime() - start < 1_000_000_000L);
        assertEquals(8, checkpoint.tensors().size());
        assertArrayEquals(
                new Object[] {1 << 14, 1 << 13}, checkpoint.tensors().get(7).shape().toArray());
    }
}
