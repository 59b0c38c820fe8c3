package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadZipTest {
    @TempDir Path folder;
    private ByteBuffer zip;

    /** Two stored entries; in the directory the first begins at central(0), the other follows. */
    @BeforeEach
    void makeAGoodOne() throws IOException {
        Path good = folder.resolve("good.npz");
        Checkpoints.write(
                good,
                List.of(
                        new Checkpoints.Content("a", List.of(3), new float[3]),
                        new Checkpoints.Content("b", List.of(3), new float[3])),
                false);
        zip = ByteBuffer.wrap(Files.readAllBytes(good)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int central(int entry) {
        return zip.getInt(zip.capacity() - 6) + entry * (46 + 5);
    }

    private String failure() throws IOException {
        return Bad.failure(Files.write(folder.resolve("bad.npz"), zip.array()));
    }

    @Test
    void everyTruncationIsRefused() throws Exception {
        for (String name : List.of("plain.pt", "views.pt", "compressed.npz")) {
            byte[] whole = Files.readAllBytes(FixturesTest.SHIPPED.resolve(name));
            for (int length = 0; length < whole.length; length += 1 + length / 500) {
                Path file = folder.resolve("cut");
                Files.write(file, Arrays.copyOf(whole, length));
                Bad.failure(file);
            }
        }
    }

    @Test
    void aTruncatedZipIsSaidToBeCutShort() throws Exception {
        byte[] whole = Files.readAllBytes(FixturesTest.SHIPPED.resolve("plain.pt"));
        Path file = Files.write(folder.resolve("cut.pt"), Arrays.copyOf(whole, 1000));
        assertTrue(Bad.failure(file).startsWith("the zip is cut short or damaged: "));
    }

    @Test
    void entriesThatOverlapAreABomb() throws Exception {
        zip.putInt(central(1) + 42, zip.getInt(central(0) + 42));
        assertTrue(failure().contains("entries that overlap, as a zip bomb does"));
    }

    @Test
    void anEntryThatUnfoldsBeyondWhatDeflateCanIsABomb() throws Exception {
        zip.putShort(central(0) + 10, (short) 8).putInt(central(0) + 24, 1 << 30);
        assertTrue(failure().contains("as a zip bomb does"));
    }

    @Test
    void aGigabyteOfZerosFromAMegabyteIsABomb() throws Exception {
        Path file = folder.resolve("zeros.npz");
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
            var zeros = new byte[1 << 20];
            for (String name : List.of("a.npy", "b.npy", "c.npy")) {
                out.putNextEntry(new java.util.zip.ZipEntry(name));
                for (int i = 0; i < 400; i++) {
                    out.write(zeros);
                }
                out.closeEntry();
            }
        }
        assertTrue(Bad.failure(file).contains("as a zip bomb does"));
    }

    @Test
    void aStoredEntryOfTwoSizesIsRefused() throws Exception {
        zip.putInt(central(0) + 24, 1 << 30);
        failure();
    }

    @Test
    void entriesOutsideTheFileAreRefused() throws Exception {
        for (int field : new int[] {20, 24, 42}) {
            makeAGoodOneAgain();
            zip.putInt(central(0) + field, 0x7fff_ffff);
            failure();
            makeAGoodOneAgain();
            zip.putInt(central(0) + field, -1);
            failure();
        }
    }

    @Test
    void anEndThatLiesIsRefused() throws Exception {
        int end = zip.capacity() - 22;
        for (int field : new int[] {12, 16}) {
            makeAGoodOneAgain();
            zip.putInt(end + field, 0x7fff_ffff);
            failure();
        }
        makeAGoodOneAgain();
        zip.putShort(end + 10, (short) 60_000);
        failure();
    }

    @Test
    void anEncryptedEntryAndAnUnknownCompressionAreNamed() throws Exception {
        zip.putShort(central(0) + 8, (short) 1);
        assertTrue(failure().startsWith("the zip is encrypted ("));
        makeAGoodOneAgain();
        zip.putShort(central(0) + 10, (short) 14);
        assertTrue(failure().startsWith("the zip uses a compression other than deflate ("));
    }

    @Test
    void deflatedNumbersAreCheckedAgainstTheirChecksum() throws Exception {
        Path good = FixturesTest.SHIPPED.resolve("compressed.npz");
        zip = ByteBuffer.wrap(Files.readAllBytes(good)).order(ByteOrder.LITTLE_ENDIAN);
        int first = zip.getInt(zip.capacity() - 6);
        zip.putInt(first + 16, zip.getInt(first + 16) ^ 1);
        assertTrue(failure().contains("inside is damaged"));
    }

    @Test
    void otherZipsAreNamed() throws Exception {
        Path other = Bad.zip(folder.resolve("other.zip"), "config.json", new byte[3]);
        assertTrue(Bad.failure(other).startsWith("this is a zip, but not of a model"));
    }

    private void makeAGoodOneAgain() throws IOException {
        Files.delete(folder.resolve("good.npz"));
        makeAGoodOne();
    }

    /** The same two entries as a zip of over 4 GB would name them. */
    @Test
    void aDirectoryOf64BitNumbersIsRead() throws Exception {
        int directory = central(0);
        var large = ByteBuffer.allocate(zip.capacity() + 400).order(ByteOrder.LITTLE_ENDIAN);
        large.put(zip.array(), 0, directory);
        for (int entry = 0; entry < 2; entry++) {
            int at = central(entry);
            int start = large.position();
            large.put(zip.array(), at, 46 + 5);
            large.putShort((short) 1).putShort((short) 24);
            large.putLong(zip.getInt(at + 24)).putLong(zip.getInt(at + 20));
            large.putLong(zip.getInt(at + 42));
            large.putInt(start + 20, -1).putInt(start + 24, -1).putInt(start + 42, -1);
            large.putShort(start + 30, (short) 28);
        }
        int end = large.position();
        large.putInt(0x06064b50).putLong(44).putInt(0).putLong(0);
        large.putLong(2).putLong(2).putLong(end - directory).putLong(directory);
        large.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        large.putInt(0x06054b50).putInt(0).putShort((short) -1).putShort((short) -1);
        large.putInt(-1).putInt(-1).putShort((short) 0);
        Path file = folder.resolve("large.npz");
        Files.write(file, Arrays.copyOf(large.array(), large.position()));
        assertEquals(2, Checkpoints.open(file).tensors().size());
        assertArrayEquals(new float[3], Checkpoints.open(file).tensors().getLast().read());
        large.putLong(end + 48, Long.MAX_VALUE); // where the directory begins
        Files.write(file, Arrays.copyOf(large.array(), large.position()));
        Bad.failure(file);
    }
}
