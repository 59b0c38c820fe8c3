package thalweg.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Several files as one input: a fuzzer that changes the bytes of a zip finds little but bad zips,
 * so it is given the files inside, with a mark between them that insertions don't move.
 */
final class Parts {
    /** Also in the dictionaries. */
    private static final byte[] MARK = "\0CUT\0".getBytes(StandardCharsets.US_ASCII);

    /** What a part is that the input lacks: numbers of a storage, say. */
    private static final byte[] LACKING = new byte[64];

    private Parts() {}

    /** An input's parts, as many as asked for. */
    static List<byte[]> of(byte[] input, int count) {
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= input.length - MARK.length && parts.size() < count - 1; at++) {
            if (Arrays.equals(input, at, at + MARK.length, MARK, 0, MARK.length)) {
                parts.add(Arrays.copyOfRange(input, from, at));
                from = at + MARK.length;
                at = from - 1;
            }
        }
        parts.add(Arrays.copyOfRange(input, from, input.length));
        parts.addAll(Collections.nCopies(count - parts.size(), LACKING));
        return parts;
    }

    static byte[] joined(List<byte[]> parts) {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                all.writeBytes(MARK);
            }
            all.writeBytes(parts.get(i));
        }
        return all.toByteArray();
    }

    /**
     * A zip of stored entries.
     *
     * @param zeros names of further ones, of 512 zeros
     */
    static byte[] zip(List<byte[]> parts, List<String> names, List<String> zeros)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < names.size(); i++) {
                store(zip, names.get(i), parts.get(i));
            }
            for (String name : zeros) {
                store(zip, name, new byte[512]);
            }
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        var crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** The entries of these names, whatever folder they are in. */
    static List<byte[]> unzipped(Path file, List<String> names) throws IOException {
        List<byte[]> parts = new ArrayList<>(Collections.nCopies(names.size(), LACKING));
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                for (int i = 0; i < names.size(); i++) {
                    if (("/" + entry.getName()).endsWith("/" + names.get(i))) {
                        parts.set(i, zip.getInputStream(entry).readAllBytes());
                    }
                }
            }
        }
        return parts;
    }
}
