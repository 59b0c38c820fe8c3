package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad files in Flax's format, and large ones; the numbers are in {@link FormatsTest}. The good ones
 * are written by msgpack after Flax's published code: Flax itself has not checked them.
 */
class FlaxTest {
    @TempDir Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("bad.msgpack"), bytes);
    }

    /** {"w": an array of this shape, type and number of bytes}, lengths as told. */
    private static byte[] array(int[] shape, String type, int bytes) {
        var inner = new ByteArrayOutputStream();
        inner.write(0x93);
        inner.write(0x90 | shape.length);
        for (int axis : shape) {
            inner.write(0xd2);
            inner.writeBytes(java.nio.ByteBuffer.allocate(4).putInt(axis).array());
        }
        inner.write(0xa0 | type.length());
        inner.writeBytes(type.getBytes(StandardCharsets.UTF_8));
        inner.write(0xc4);
        inner.write(bytes);
        inner.writeBytes(new byte[bytes]);
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x81, (byte) 0xa1, 'w', (byte) 0xc7});
        out.write(inner.size());
        out.write(1);
        out.writeBytes(inner.toByteArray());
        return out.toByteArray();
    }

    @Test
    void theSmallestGoodFileOpens() throws Exception {
        Checkpoint checkpoint = Checkpoints.open(file(array(new int[] {2}, "float32", 8)));
        assertEquals("Flax", checkpoint.format());
        assertEquals(KernelLayout.OUTPUTS_LAST, checkpoint.layout());
        assertEquals(List.of(2), checkpoint.tensors().getFirst().shape());
    }

    @ParameterizedTest
    @ValueSource(strings = {"params.msgpack", "state.msgpack", "chunked.msgpack", "types.msgpack"})
    void everyTruncationIsRefused(String name) throws Exception {
        byte[] whole = Files.readAllBytes(FormatsTest.SHIPPED.resolve(name));
        for (int length = 0; length < whole.length; length++) {
            Bad.failure(Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void shapesThatDontFitTheBytesAreRefused() throws Exception {
        for (int[] shape :
                new int[][] {
                    {3}, {-2}, {}, {-1, -2}, {Integer.MAX_VALUE, Integer.MAX_VALUE}, {2, 0}
                }) {
            String message = Bad.failure(file(array(shape, "float32", 8)));
            assertTrue(message.startsWith("array w of the Flax file has a shape"), message);
        }
    }

    @Test
    void typesThatAreNotReadAreNamed() throws Exception {
        String message = Bad.failure(file(array(new int[] {1}, "complex64", 8)));
        assertTrue(message.startsWith("array w is stored as complex64, which isn't read"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "81a177dfffffffff", // a map of four thousand million pairs
                "81a177ddffffffff", // a list
                "81a177c9ffffffff01", // an array of four gigabytes
                "81a177c6ffffffff",
                "81dbffffffff",
                "dfffffffffa177c0",
                "81a177c1", // no value at all
                "81a177c70301930000",
                "81a177c0c0", // more than one value
                "8101c0",
                "82a177"
            })
    void lengthsThatLieAreRefused(String hex) throws Exception {
        Bad.failure(file(HexFormat.of().parseHex(hex)));
    }

    @Test
    void nestingWithoutEndIsRefused() throws Exception {
        byte[] maps = HexFormat.of().parseHex("81a161".repeat(1_000_000));
        assertTrue(Bad.failure(file(maps)).startsWith("the msgpack file is nested more than"));
        byte[] lists = HexFormat.of().parseHex("81a161" + "91".repeat(1_000_000));
        assertTrue(Bad.failure(file(lists)).startsWith("the Flax file is cut short"));
    }

    @Test
    void namesGivenTwiceAndMapsWithoutArraysAreRefused() throws Exception {
        byte[] one = array(new int[] {2}, "float32", 8);
        var twice = new ByteArrayOutputStream();
        twice.write(0x82);
        twice.write(one, 1, one.length - 1);
        twice.write(one, 1, one.length - 1);
        assertTrue(Bad.failure(file(twice.toByteArray())).contains("names w twice"));
        byte[] words = HexFormat.of().parseHex("81a161a162");
        assertTrue(Bad.failure(file(words)).startsWith("the msgpack file holds no arrays"));
    }

    @Test
    void gigabytesOfNumbersAreListedWithinASecond() throws Exception {
        Path file = folder.resolve("big.msgpack");
        long bytes = 3L << 30;
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(new byte[] {(byte) 0x84});
            for (String name : List.of("a", "b", "c", "d")) {
                // An extension whose array is three gigabytes, which the holes of the file hold.
                out.write(0xa1);
                out.writeBytes(name);
                out.write(0xc9);
                out.writeInt((int) (bytes + 20));
                out.write(1);
                out.write(0x93);
                out.write(0x91);
                out.write(0xce);
                out.writeInt((int) (bytes / 4));
                out.write(0xa7);
                out.writeBytes("float32");
                out.write(0xc6);
                out.writeInt((int) bytes);
                out.seek(out.getFilePointer() + bytes);
            }
            out.setLength(out.getFilePointer());
        }
        long start = System.nanoTime();
        Checkpoint checkpoint = Checkpoints.open(file);
        assertTrue(System.nanoTime() - start < 1_000_000_000L);
        assertEquals(4, checkpoint.tensors().size());
        assertEquals(3L << 28, checkpoint.tensors().get(3).count());
    }
}
