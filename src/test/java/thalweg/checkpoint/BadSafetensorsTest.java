package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadSafetensorsTest {
    @TempDir Path folder;

    private Path file(long length, String header, int data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(8 + text.length + data).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(text);
        return Files.write(folder.resolve("bad.safetensors"), bytes.array());
    }

    private String failure(String header, int data) throws IOException {
        return Bad.failure(file(header.getBytes(StandardCharsets.UTF_8).length, header, data));
    }

    private static String tensor(String name, String type, String shape, long from, long to) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                .formatted(name, type, shape, from, to);
    }

    @Test
    void theSmallestGoodFileOpens() throws Exception {
        String header = "{" + tensor("w", "F32", "[2]", 0, 8) + "}  ";
        Checkpoint checkpoint = Checkpoints.open(file(header.length(), header, 8));
        assertEquals("safetensors", checkpoint.format());
        assertArrayEquals(new float[2], checkpoint.tensors().getFirst().read());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, -1, Long.MIN_VALUE, 1L << 40, 100})
    void aHeaderLongerThanTheFileIsRefused(long length) throws Exception {
        String message = Bad.failure(file(length, "{}", 10));
        assertTrue(message.startsWith("the safetensors header claims "), message);
    }

    @Test
    void aFileCutInsideItsHeaderIsSaidToBeCutShort() throws Exception {
        String header = "{" + tensor("größe", "F32", "[2]", 0, 8) + "}";
        byte[] whole =
                Files.readAllBytes(file(header.getBytes(StandardCharsets.UTF_8).length, header, 8));
        int end = 8 + header.getBytes(StandardCharsets.UTF_8).length;
        for (int length = 9; length < end; length++) {
            Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            assertEquals(
                    "the file is cut short inside its header: %d bytes of it were written, and %d are there (%s); copy or save the checkpoint again"
                            .formatted(end - 8, length - 8, file),
                    Bad.failure(file));
        }
    }

    @Test
    void aTensorOfMoreNumbersThanAnArrayHoldsIsNotCalledALie() throws Exception {
        String header = "{" + tensor("w", "U8", "[65536,65536]", 0, 1L << 32) + "}";
        Path path = file(header.length(), header, 0);
        try (var channel =
                java.nio.channels.FileChannel.open(path, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 8 + header.length() + (1L << 32) - 1); // sparse
        }
        String message = Bad.failure(path);
        assertTrue(
                message.startsWith(
                        "tensor w holds 4,294,967,296 numbers, over the limit of 2,147,483,639 ("),
                message);
    }

    @Test
    void aHeaderOverTheLimitIsRefusedBeforeItIsRead() throws Exception {
        Path path = file(1L << 30, "{}", 0);
        try (var channel =
                java.nio.channels.FileChannel.open(path, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 2L << 30); // sparse
        }
        assertTrue(Bad.failure(path).startsWith("the safetensors header is 1,073,741,824 bytes"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, puts a outside the file",
        "-8, 0, puts a outside the file",
        "8, 0, puts a outside the file",
        "9223372036854775800, 9223372036854775807, puts a outside the file",
        "8, 16, leaves a gap before a",
        "0, 8, leaves 8 bytes of the file without a tensor",
        "0, 16, gives a a shape that doesn't fit its bytes"
    })
    void offsetsThatLieAreRefused(long from, long to, String how) throws Exception {
        String message = failure("{" + tensor("a", "F32", "[2]", from, to) + "}", 16);
        assertTrue(message.startsWith("the safetensors header " + how + " ("), message);
    }

    @Test
    void aFileWithoutItsEndIsSaidToBeCutShort() throws Exception {
        String header =
                "{"
                        + tensor("a", "F32", "[2]", 0, 8)
                        + ","
                        + tensor("b", "F32", "[2]", 8, 16)
                        + "}";
        assertTrue(failure(header, 12).startsWith("the file is cut short ("));
        assertTrue(failure(header, 4).startsWith("the file is cut short ("));
    }

    @Test
    void tensorsThatOverlapAreRefused() throws Exception {
        String header =
                "{"
                        + tensor("a", "F32", "[3]", 0, 12)
                        + ","
                        + tensor("b", "F32", "[2]", 8, 16)
                        + "}";
        assertTrue(failure(header, 16).contains("lets b overlap another tensor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[4294967296,4294967296]",
                "[-1]",
                "[-2,-1]",
                "[3]",
                "[2147483648,0]",
                "[9223372036854775807,9]",
                "[1.5]",
                "[\"2\"]",
                "2",
                "[[2]]",
                "[99999999999999999999]"
            })
    void shapesThatLieAreRefused(String shape) throws Exception {
        failure("{" + tensor("a", "F32", shape, 0, 8) + "}", 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"F8_E4M3", "F8_E5M2", "C64", "F4", "f32", "Q\\nX"})
    void typesThatAreNotReadAreNamed(String type) throws Exception {
        String message = failure("{" + tensor("a", type, "[8]", 0, 8) + "}", 8);
        assertTrue(message.startsWith("tensor a is stored as "), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"a\":1}",
                "{\"a\":{}}",
                "{\"__metadata__\":{}}",
                "{]",
                "{\"__metadata__\":{\"a\":1}}",
                "{\"__metadata__\":[]}",
                "{} {}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"x\":1}}",
                "{\"a\":{\"dtype\":null,\"shape\":[2],\"data_offsets\":[0,8]}}"
            })
    void headersThatMakeNoSenseAreRefused(String header) throws Exception {
        failure(header, 8);
    }

    @Test
    void aNameGivenTwiceIsRefused() throws Exception {
        String one = tensor("a", "F32", "[1]", 0, 4);
        failure("{" + one + "," + tensor("a", "F32", "[1]", 4, 8) + "}", 8);
    }

    @Test
    void nestingWithoutEndIsRefused() throws Exception {
        failure("{\"a\":".repeat(100_000), 8);
    }

    @Test
    void everyTruncationIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(FixturesTest.SHIPPED.resolve("types.safetensors"));
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            Bad.failure(file);
        }
    }
}
