package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PyTorch files from before 1.6 that are cut short, lie, or mean harm. */
class LegacyTorchTest {
    private static final byte[] MAGIC = HexFormat.of().parseHex("80028a0a6cfc9c46f9206aa850192e");

    @TempDir Path folder;

    private String failure(byte[] bytes) throws IOException {
        return Bad.failure(Files.write(folder.resolve("bad.pt"), bytes));
    }

    /** The magic number, and the pickles after it. */
    private static byte[] file(String... pickles) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        for (String pickle : pickles) {
            out.writeBytes(pickle.getBytes(StandardCharsets.ISO_8859_1));
        }
        return out.toByteArray();
    }

    private static byte[] shipped(String name) throws IOException {
        return Files.readAllBytes(FixturesTest.TORCH.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy.pt", "legacy-whole.pt", "legacy-protocol4.pt", "whole-mlp.pt"})
    void cutAtAnyByteItIsRefusedWithASentence(String name) throws Exception {
        byte[] whole = shipped(name);
        for (int length = 0; length < whole.length; length++) {
            failure(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void aCutIsSaidToBeOne() throws Exception {
        byte[] whole = shipped("legacy.pt");
        assertTrue(
                failure(Arrays.copyOf(whole, whole.length - 1))
                        .startsWith("the file is cut short ("));
        assertTrue(
                failure(Arrays.copyOf(whole, 100))
                        .startsWith("the pickle inside is damaged: it is cut short ("));
    }

    @Test
    void aStorageIsAsLongAsItsTensorsSay() throws Exception {
        byte[] bytes = shipped("legacy-view-metadata.pt");
        var count = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = bytes.length - 8 * 4 - 8;
        assertEquals(8, count.getLong(at));
        for (long lie : new long[] {7, 9, -1, 1L << 62, 8L << 56}) {
            count.putLong(at, lie);
            assertTrue(failure(bytes).contains("a storage is not as long as its tensors say"));
        }
    }

    @Test
    void whatComesAfterTheMagicNumberMustMakeSense() throws Exception {
        assertTrue(failure(file("M\1\0.")).contains("is of another version than 1,001"));
        assertTrue(failure(file("K\1.")).contains("is of another version than 1,001"));
        assertTrue(failure(file("M\u00e9\3.", "}.", "}.", "}.")).contains("which storages follow"));
        assertTrue(
                failure(file("M\u00e9\3.", "}.", "}.", "]X\1\0\0\0aa."))
                        .contains("a storage belongs to no tensor"));
        assertTrue(
                failure(file("M\u00e9\3.", "}.", "}.", "]."))
                        .startsWith("the file holds no named tensors ("));
    }

    @Test
    void itsPicklesAreDataToo() throws Exception {
        String call = "cposix\nsystem\n(S'touch pwned'\ntR.";
        for (byte[] bytes :
                new byte[][] {
                    file(call),
                    file("M\u00e9\3.", call),
                    file("M\u00e9\3.", "}.", call),
                    file("M\u00e9\3.", "}.", "}.", call)
                }) {
            String message = failure(bytes);
            assertTrue(message.startsWith("the file asks to run os.system, which is"), message);
        }
    }

    @Test
    void aPickleOfOver16MegabytesIsABomb() throws Exception {
        String text = "X\0\0\u0090\0" + "a".repeat(0x900000) + "0"; // over 9 MB, then dropped
        String message = failure(file("M\u00e9\3.", "}.", text.repeat(2)));
        assertTrue(message.contains("as a pickle bomb does"), message);
    }
}
