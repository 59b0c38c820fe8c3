package thalweg.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import thalweg.words.Phrase;

/** Copies a file, or the entries of a zip, with some numbers replaced where they lie. */
final class PatchedFile {
    private static final int CHUNK = 1 << 15;
    private static final int MAX_HELD = Integer.MAX_VALUE - 8;

    private PatchedFile() {}

    /**
     * How to write it.
     *
     * @param patches by the file or the entry of a zip that they belong to
     * @throws CheckpointException when they lie in another file, or two tensors share their bytes
     */
    static WholeFile.Body of(Checkpoint original, Map<Bytes, List<Replaceable.Patch>> patches) {
        String where = original.file().toString();
        patches.values().forEach(list -> requireDisjoint(list, where));
        SourceFile file = SourceFile.of(original.file());
        byte[] head = file.read(0, (int) Math.min(file.size(), FileKind.HEAD));
        if (FileKind.zip(head)) {
            var zip = ZipDirectory.of(file);
            return out -> zip(zip, patches, out);
        }
        for (Bytes bytes : patches.keySet()) {
            if (!(bytes instanceof SourceFile its) || !its.path().equals(file.path())) {
                throw new CheckpointException(
                        Phrase.of(
                                "badcheckpoint.numbers-lie-in-file-beside-model",
                                Text.shown(bytes.where())),
                        where,
                        Phrase.of("remedies.save-original-in-one-file-first-write"));
            }
        }
        Bytes bytes = patches.isEmpty() ? file : patches.keySet().iterator().next();
        List<Replaceable.Patch> all = patches.getOrDefault(bytes, List.of());
        return out -> copy(bytes, all, chunk -> write(out, chunk));
    }

    private static void requireDisjoint(List<Replaceable.Patch> patches, String where) {
        patches.sort(Comparator.comparingLong(Replaceable.Patch::offset));
        for (int i = 1; i < patches.size(); i++) {
            if (patches.get(i - 1).end() > patches.get(i).offset()) {
                throw new CheckpointException(
                        Phrase.of("badcheckpoint.two-tensors-to-replaced-share-their-bytes"),
                        where,
                        Phrase.of("remedies.write-model-as-safetensors"));
            }
        }
    }

    /** Every entry again, stored; the sizes and checksums are those of the new bytes. */
    private static void zip(
            ZipDirectory directory, Map<Bytes, List<Replaceable.Patch>> patches, Output out)
            throws IOException {
        var zip = new StoredZip(out);
        for (var entry : directory.entries().values()) {
            if (entry.name().endsWith("/")) {
                continue;
            }
            var its = new ZipEntryBytes(directory.file(), entry);
            Bytes bytes = its;
            List<Replaceable.Patch> list = List.of();
            for (var some : patches.entrySet()) {
                if (name(some.getKey()).equals(entry.name())) {
                    list = some.getValue();
                    bytes = some.getKey();
                }
            }
            if (!list.isEmpty() && bytes instanceof ZipEntryBytes && !entry.stored()) {
                bytes = new HeldBytes(its.whole(MAX_HELD), its); // many ranges of a deflated entry
            }
            Bytes from = bytes;
            List<Replaceable.Patch> replaced = list;
            var crc = new CRC32();
            copy(from, replaced, crc::update);
            zip.add(
                    entry.name(),
                    entry.size(),
                    (int) crc.getValue(),
                    body -> copy(from, replaced, chunk -> write(body, chunk)));
        }
        zip.finish();
    }

    private static String name(Bytes bytes) {
        return switch (bytes) {
            case ZipEntryBytes entry -> entry.entry().name();
            case HeldBytes held -> held.entry();
            default -> "";
        };
    }

    /** The bytes in order, the patches, which are in order too, in place of those they cover. */
    private static void copy(Bytes bytes, List<Replaceable.Patch> patches, Bytes.Sink sink)
            throws IOException {
        try {
            long at = 0;
            for (var patch : patches) {
                bytes.stream(at, patch.offset() - at, sink);
                encode(patch, sink);
                at = patch.end();
            }
            bytes.stream(at, bytes.size() - at, sink);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void encode(Replaceable.Patch patch, Bytes.Sink sink) {
        var buffer = ByteBuffer.allocate(CHUNK * patch.type().bytes()).order(patch.order());
        for (int at = 0; at < patch.count(); at += CHUNK) {
            buffer.clear();
            int count = Math.min(CHUNK, patch.count() - at);
            Numbers.encode(patch.values(), patch.from() + at, count, patch.type(), buffer);
            sink.accept(buffer.flip());
        }
    }

    private static void write(Output out, ByteBuffer chunk) {
        try {
            out.write(chunk.array(), chunk.arrayOffset() + chunk.position(), chunk.remaining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
