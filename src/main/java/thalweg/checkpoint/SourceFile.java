package thalweg.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.Predicate;
import thalweg.words.Phrase;

/**
 * A file as it was when it was opened, read by ranges. It holds no handle between reads, so a
 * checkpoint need not be closed; a read after the file has changed is refused.
 */
final class SourceFile implements Bytes {
    private static final int CHUNK = 1 << 18;

    private final Path path;
    private final long size;
    private final FileTime modified;

    private SourceFile(Path path, long size, FileTime modified) {
        this.path = path;
        this.size = size;
        this.modified = modified;
    }

    /**
     * @throws CheckpointException when it is missing, a folder, empty, or may not be read
     */
    static SourceFile of(Path path) {
        String where = path.toString();
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new CheckpointException(
                        Phrase.of("badcheckpoint.folder-not-checkpoint"),
                        where,
                        Phrase.of("remedies.name-file-inside"));
            }
            if (!attributes.isRegularFile()) {
                throw new CheckpointException(
                        Phrase.of("badfiles.not-regular-file"),
                        where,
                        Phrase.of("remedies.name-checkpoint-file"));
            }
            if (attributes.size() == 0) {
                throw new CheckpointException(
                        Phrase.of("badcheckpoint.file-empty"),
                        where,
                        Phrase.of("remedies.copy-save-checkpoint-again"));
            }
            FileChannel.open(path, StandardOpenOption.READ).close();
            return new SourceFile(path, attributes.size(), attributes.lastModifiedTime());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    Path path() {
        return path;
    }

    /** The first bytes, by which a file is recognised. */
    byte[] head() {
        return read(0, (int) Math.min(size, FileKind.HEAD));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String where() {
        return path.toString();
    }

    @Override
    public void stream(long offset, long length, Sink sink) {
        streamWhile(
                offset,
                length,
                chunk -> {
                    sink.accept(chunk);
                    return true;
                });
    }

    /** As {@link #stream}, until the taker says false. */
    void streamWhile(long offset, long length, Predicate<ByteBuffer> taker) {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw truncated();
        }
        try (FileChannel channel = open()) {
            var buffer = ByteBuffer.allocate((int) Math.min(CHUNK, length));
            for (long at = 0; at < length; ) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), length - at));
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, offset + at + buffer.position()) < 0) {
                        throw new EOFException();
                    }
                }
                buffer.flip();
                at += buffer.limit();
                if (!taker.test(buffer)) {
                    return;
                }
            }
        } catch (EOFException e) {
            throw truncated();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private FileChannel open() throws IOException {
        var now = Files.readAttributes(path, BasicFileAttributes.class);
        if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.file-has-changed-since-was-opened"),
                    where(),
                    Phrase.of("remedies.open-again"));
        }
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    CheckpointException truncated() {
        return new CheckpointException(
                Phrase.of("badfiles.file-cut-short"),
                where(),
                Phrase.of("remedies.copy-save-checkpoint-again"));
    }

    private static CheckpointException unreadable(Path path, IOException e) {
        String where = path.toString();
        return switch (e) {
            case NoSuchFileException missing ->
                    new CheckpointException(
                            Phrase.of("badfiles.there-no-such-file"),
                            where,
                            Phrase.of("remedies.check-name"));
            case AccessDeniedException denied ->
                    new CheckpointException(
                            Phrase.of("badfiles.file-may-not-read"),
                            where,
                            Phrase.of("remedies.ask-for-right-to-read"));
            default ->
                    new CheckpointException(
                            Phrase.of("badfiles.file-cannot-read", Text.reason(e)),
                            where,
                            Phrase.of("remedies.check-disk"));
        };
    }
}
