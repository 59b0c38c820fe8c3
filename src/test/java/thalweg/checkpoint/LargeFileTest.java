package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of several gigabytes, almost all of it holes: only their structure is read to open them.
 */
class LargeFileTest {
    private static final int TENSORS = 32;
    private static final int NUMBERS = 1 << 25; // 128 MiB each, 4 GiB in all
    private static final long BYTES = 4L * NUMBERS;

    @TempDir Path folder;

    private static void opensAtOnce(Path file) {
        Checkpoints.open(Path.of("src/test/resources/thalweg/checkpoint/torch/legacy.pt"));
        long before = System.nanoTime();
        Checkpoint checkpoint = MemoryTest.allocating(8 << 20, () -> Checkpoints.open(file));
        var took = Duration.ofNanos(System.nanoTime() - before);
        assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, took.toString());
        assertEquals(TENSORS, checkpoint.tensors().size());
        Tensor last = checkpoint.tensors().getLast();
        assertEquals(NUMBERS, MemoryTest.allocating(BYTES + (2 << 20), last::read).length);
    }

    private static byte[] little(long number, int width) {
        byte[] bytes =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
        return Arrays.copyOf(bytes, width);
    }

    /** A map of name → tensor, each on a storage of its own. */
    private static byte[] pickle() {
        var pickle = new PickleWriter();
        pickle.emptyOrderedDict().mark();
        for (int i = 0; i < TENSORS; i++) {
            pickle.text("layer" + i + ".weight")
                    .global("torch._utils", "_rebuild_tensor_v2")
                    .mark();
            pickle.mark().text("storage").global("torch", "FloatStorage").text("" + i).text("cpu");
            pickle.integer(NUMBERS).tuple().persistent().integer(0);
            pickle.integers(List.of(NUMBERS)).integers(List.of(1));
            pickle.no().emptyOrderedDict().tuple().call();
        }
        return pickle.setItems().stop();
    }

    @Test
    void aFileFromBefore16() throws Exception {
        Path file = folder.resolve("legacy.pt");
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(HexFormat.of().parseHex("80028a0a6cfc9c46f9206aa850192e"));
            out.write(HexFormat.of().parseHex("80024de9032e" + "80027d2e"));
            out.write(pickle());
            var keys = new StringBuilder("](");
            for (int i = 0; i < TENSORS; i++) {
                keys.append("V").append(i).append('\n');
            }
            out.write(keys.append("e.").toString().getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < TENSORS; i++) {
                out.write(little(NUMBERS, 8));
                out.seek(out.getFilePointer() + BYTES);
            }
            out.setLength(out.getFilePointer());
        }
        opensAtOnce(file);
    }

    @Test
    void aZipOfPyTorchs() throws Exception {
        Path file = folder.resolve("zip.pt");
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            var directory = new ByteArrayOutputStream();
            int entries = 0;
            byte[] pickle = pickle();
            entry(out, directory, "a/data.pkl", pickle.length);
            out.write(pickle);
            for (; entries < TENSORS; entries++) {
                entry(out, directory, "a/data/" + entries, BYTES);
                out.seek(out.getFilePointer() + BYTES);
            }
            finish(out, directory.toByteArray(), entries + 1);
        }
        opensAtOnce(file);
    }

    /** An entry's header, here and for the directory; its place needs 64 bits, its size doesn't. */
    private static void entry(
            RandomAccessFile out, ByteArrayOutputStream directory, String name, long size)
            throws IOException {
        byte[] path = name.getBytes(StandardCharsets.US_ASCII);
        long place = out.getFilePointer();
        var sizes = new ByteArrayOutputStream();
        sizes.writeBytes(new byte[12]); // no flags, stored, no time, no checksum
        sizes.writeBytes(little(size, 4));
        sizes.writeBytes(little(size, 4));
        sizes.writeBytes(little(path.length, 2));
        out.write(little(0x04034b50, 4));
        out.write(little(45, 2));
        out.write(sizes.toByteArray());
        out.write(little(0, 2));
        out.write(path);
        directory.writeBytes(little(0x02014b50, 4));
        directory.writeBytes(little(45 | 45 << 16, 4));
        directory.writeBytes(sizes.toByteArray());
        directory.writeBytes(little(12, 2));
        directory.writeBytes(new byte[10]);
        directory.writeBytes(little(-1, 4));
        directory.writeBytes(path);
        directory.writeBytes(little(1 | 8 << 16, 4));
        directory.writeBytes(little(place, 8));
    }

    private static void finish(RandomAccessFile out, byte[] directory, int entries)
            throws IOException {
        long place = out.getFilePointer();
        out.write(directory);
        long end = out.getFilePointer();
        out.write(little(0x06064b50, 4));
        out.write(little(44, 8));
        out.write(little(45 | 45 << 16, 4));
        out.write(new byte[8]);
        out.write(little(entries, 8));
        out.write(little(entries, 8));
        out.write(little(directory.length, 8));
        out.write(little(place, 8));
        out.write(little(0x07064b50, 4));
        out.write(new byte[4]);
        out.write(little(end, 8));
        out.write(little(1, 4));
        out.write(little(0x06054b50, 4));
        out.write(new byte[4]);
        out.write(little(entries | entries << 16, 4));
        out.write(little(directory.length, 4));
        out.write(little(-1, 4));
        out.write(new byte[2]);
        out.setLength(out.getFilePointer());
    }

    private Path safetensors(String name, int from, int to) throws IOException {
        var header = new StringBuilder("{");
        for (int i = from; i < to; i++) {
            header.append(i == from ? "" : ",");
            header.append(
                    "\"layer%d.weight\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[%d,%d]}"
                            .formatted(i, NUMBERS, (i - from) * BYTES, (i - from + 1) * BYTES));
        }
        byte[] json = header.append('}').toString().getBytes(StandardCharsets.US_ASCII);
        Path file = folder.resolve(name);
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(little(json.length, 8));
            out.write(json);
            out.setLength(8 + json.length + (to - from) * BYTES);
        }
        return file;
    }

    @Test
    void aSafetensorsFile() throws Exception {
        opensAtOnce(safetensors("model.safetensors", 0, TENSORS));
    }

    @Test
    void shards() throws Exception {
        var index = new StringBuilder("{\"weight_map\":{");
        for (int i = 0; i < TENSORS; i++) {
            String shard = "model-%05d-of-%05d.safetensors".formatted(i / 4 + 1, TENSORS / 4);
            if (i % 4 == 0) {
                safetensors(shard, i, i + 4);
            }
            index.append(i == 0 ? "" : ",");
            index.append("\"layer%d.weight\":\"%s\"".formatted(i, shard));
        }
        Files.writeString(folder.resolve("model.safetensors.index.json"), index.append("}}"));
        opensAtOnce(folder);
    }
}
