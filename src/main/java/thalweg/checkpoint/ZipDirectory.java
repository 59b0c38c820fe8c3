package thalweg.checkpoint;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * The central directory of a zip file, checked against the file: every entry lies inside it, none
 * overlaps another, and none promises more than its bytes can hold. Unlike {@code ZipFile} it says
 * where an entry's bytes begin, so that stored numbers are read in place. (Layout: PKWARE's
 * APPNOTE.TXT, sections 4.3 and 4.5.)
 */
final class ZipDirectory {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_LOCATOR = 0x07064b50;
    private static final int MAX_ENTRIES = 200_000;
    private static final int MAX_DIRECTORY = 1 << 26;

    /** No byte of DEFLATE stands for more than 1,032 bytes. */
    private static final long MAX_RATIO = 1032;

    /**
     * Entries that together unfold to more than this, and to over 100 times the file, are a bomb.
     */
    private static final long SUSPECT = 1L << 30;

    private final SourceFile file;
    private final SequencedMap<String, Entry> entries;

    private ZipDirectory(SourceFile file, SequencedMap<String, Entry> entries) {
        this.file = file;
        this.entries = Collections.unmodifiableSequencedMap(entries);
    }

    /**
     * An entry.
     *
     * @param offset of its first byte in the file
     * @param compressed bytes in the file
     * @param size bytes once unfolded
     * @param stored whether they are the same bytes
     */
    record Entry(String name, long offset, long compressed, long size, int crc, boolean stored) {}

    /**
     * @throws CheckpointException when the file is cut short, lies, or is a zip bomb
     */
    static ZipDirectory of(SourceFile file) {
        try {
            return new ZipDirectory(file, read(file));
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException e) {
            throw damaged(file, Phrase.of("badcheckpoint.directory-makes-no-sense"));
        }
    }

    /** By name, in the file's order. */
    SequencedMap<String, Entry> entries() {
        return entries;
    }

    @Nullable Entry get(String name) {
        return entries.get(name);
    }

    SourceFile file() {
        return file;
    }

    private static SequencedMap<String, Entry> read(SourceFile file) {
        var end = End.find(file);
        if (end.count > MAX_ENTRIES || end.length > MAX_DIRECTORY) {
            throw bomb(file, Phrase.of("badcheckpoint.entries", end.count));
        }
        ByteBuffer in = little(file.read(end.offset, (int) end.length));
        var entries = new LinkedHashMap<String, Entry>();
        long total = 0;
        for (long i = 0; i < end.count; i++) {
            Entry entry = entry(file, in, end.offset);
            if (entries.putIfAbsent(entry.name, entry) != null) {
                throw damaged(file, Phrase.of("badcheckpoint.names-twice", Text.shown(entry.name)));
            }
            total += entry.size;
            if (total > SUSPECT && total / 100 > file.size()) {
                throw bomb(
                        file, Phrase.of("badcheckpoint.more-than-bytes-from", total, file.size()));
            }
        }
        requireDisjoint(file, entries.values());
        return entries;
    }

    private static Entry entry(SourceFile file, ByteBuffer in, long directory) {
        if (in.getInt() != CENTRAL) {
            throw damaged(file, Phrase.of("badcheckpoint.directory-makes-no-sense"));
        }
        in.getInt(); // versions
        int flags = in.getShort();
        int method = in.getShort();
        in.getInt(); // time
        int crc = in.getInt();
        long compressed = in.getInt() & 0xffffffffL;
        long size = in.getInt() & 0xffffffffL;
        int nameLength = in.getShort() & 0xffff;
        int extraLength = in.getShort() & 0xffff;
        int commentLength = in.getShort() & 0xffff;
        in.position(in.position() + 8); // disk and attributes
        long local = in.getInt() & 0xffffffffL;
        var name = new byte[nameLength];
        in.get(name);
        String text = new String(name, StandardCharsets.UTF_8);
        ByteBuffer extra = in.slice(in.position(), extraLength).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + extraLength + commentLength);
        while (extra.remaining() >= 4) {
            int id = extra.getShort();
            int length = extra.getShort() & 0xffff;
            int next = extra.position() + length;
            if (id == 1) { // zip64: only the fields that overflowed, in this order
                size = size == 0xffffffffL ? extra.getLong() : size;
                compressed = compressed == 0xffffffffL ? extra.getLong() : compressed;
                local = local == 0xffffffffL ? extra.getLong() : local;
                break;
            }
            extra.position(next);
        }
        if ((flags & 1) != 0) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.zip-encrypted"),
                    file.where(),
                    Phrase.of("remedies.unpack-save-without"));
        }
        if (method != 0 && method != 8) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.zip-uses-compression-other-than-deflate"),
                    file.where(),
                    Phrase.of("remedies.save-again-without"));
        }
        long offset = dataOffset(file, local, directory, text);
        if (size < 0 || compressed < 0 || compressed > directory - offset) {
            throw damaged(file, Phrase.of("badcheckpoint.lies-outside-file", Text.shown(text)));
        }
        if (method == 0 ? size != compressed : size / MAX_RATIO > compressed) {
            throw bomb(
                    file,
                    Phrase.of("badcheckpoint.entry-of-bytes", Text.shown(text), size, compressed));
        }
        return new Entry(text, offset, compressed, size, crc, method == 0);
    }

    private static long dataOffset(SourceFile file, long local, long directory, String name) {
        if (local < 0 || local > directory - 30) {
            throw damaged(file, Phrase.of("badcheckpoint.lies-outside-file", Text.shown(name)));
        }
        ByteBuffer header = little(file.read(local, 30));
        if (header.getInt(0) != LOCAL) {
            throw damaged(file, Phrase.of("badcheckpoint.not-directory-says", Text.shown(name)));
        }
        return local + 30 + (header.getShort(26) & 0xffff) + (header.getShort(28) & 0xffff);
    }

    private static void requireDisjoint(SourceFile file, Iterable<Entry> entries) {
        List<Entry> sorted = new ArrayList<>();
        entries.forEach(sorted::add);
        sorted.sort(Comparator.comparingLong(Entry::offset).thenComparingLong(Entry::compressed));
        for (int i = 1; i < sorted.size(); i++) {
            Entry before = sorted.get(i - 1);
            if (before.offset + before.compressed > sorted.get(i).offset) {
                throw bomb(file, Phrase.of("badcheckpoint.entries-overlap"));
            }
        }
    }

    /** The directory's place, from the end record or its 64-bit form. */
    private record End(long offset, long length, long count) {
        static End find(SourceFile file) {
            int tail = (int) Math.min(file.size(), 22 + 0xffff);
            long base = file.size() - tail;
            ByteBuffer in = little(file.read(base, tail));
            for (int at = tail - 22; at >= 0; at--) {
                if (in.getInt(at) == END) {
                    return checked(file, at(file, in, at, base), base + at);
                }
            }
            throw damaged(file, Phrase.of("badcheckpoint.end-missing"));
        }

        private static End at(SourceFile file, ByteBuffer in, int at, long base) {
            long count = in.getShort(at + 10) & 0xffff;
            long length = in.getInt(at + 12) & 0xffffffffL;
            long offset = in.getInt(at + 16) & 0xffffffffL;
            long locator = base + at - 20;
            boolean large = count == 0xffff || length == 0xffffffffL || offset == 0xffffffffL;
            if (!large || locator < 0) {
                return new End(offset, length, count);
            }
            ByteBuffer pointer = little(file.read(locator, 20));
            if (pointer.getInt(0) != END_64_LOCATOR) {
                return new End(offset, length, count);
            }
            long place = pointer.getLong(8);
            if (place < 0 || place > locator - 56) {
                throw damaged(file, Phrase.of("badcheckpoint.end-makes-no-sense"));
            }
            ByteBuffer end = little(file.read(place, 56));
            if (end.getInt(0) != END_64) {
                throw damaged(file, Phrase.of("badcheckpoint.end-makes-no-sense"));
            }
            return new End(end.getLong(48), end.getLong(40), end.getLong(32));
        }

        private static End checked(SourceFile file, End end, long limit) {
            if (end.offset < 0
                    || end.length < 0
                    || end.count < 0
                    || end.offset > limit - end.length
                    || end.count > end.length / 46) {
                throw damaged(file, Phrase.of("badcheckpoint.end-makes-no-sense"));
            }
            return end;
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static CheckpointException damaged(SourceFile file, Phrase how) {
        return new CheckpointException(
                Phrase.of("badcheckpoint.zip-cut-short-damaged", how),
                file.where(),
                Phrase.of("remedies.copy-save-checkpoint-again"));
    }

    private static CheckpointException bomb(SourceFile file, Phrase how) {
        return new CheckpointException(
                Phrase.of("badcheckpoint.zip-claims-as-zip-bomb-does", how),
                file.where(),
                Phrase.of("remedies.do-not-use-file"));
    }
}
