package thalweg.checkpoint;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * Writes a file whole or not at all: to a temporary file beside it, forced to the disk, then moved
 * into place in one step. Whatever goes wrong, the temporary file is gone and an older file is as
 * it was.
 */
public final class WholeFile {
    private WholeFile() {}

    /** Writes the file's bytes, in order. */
    @FunctionalInterface
    interface Body {
        void write(Output out) throws IOException;
    }

    /**
     * Writes text, UTF-8.
     *
     * @param replace whether an existing file may be replaced
     * @throws CheckpointException when it may not, or can't be written, or the disk is full
     */
    public static void writeText(Path file, String text, boolean replace) {
        write(file, replace, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * @param replace whether an existing file may be replaced
     * @throws CheckpointException when it may not, or can't be written, or the disk is full
     */
    static void write(Path file, boolean replace, Body body) {
        Path target = target(file, replace);
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CheckpointException(
                    Phrase.of("badfiles.there-no-such-folder"),
                    String.valueOf(folder),
                    Phrase.of("remedies.make-first"));
        }
        Path temporary = folder.resolve("." + UUID.randomUUID() + ".part");
        temporary.toFile().deleteOnExit(); // should the program be ended in mid-writing
        try {
            try (FileChannel channel =
                            FileChannel.open(
                                    temporary,
                                    StandardOpenOption.CREATE_NEW,
                                    StandardOpenOption.WRITE);
                    var out = new Output(Channels.newOutputStream(channel))) {
                body.write(out);
                out.flush();
                channel.force(true);
            }
            if (replace) {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.move(temporary, target); // refuses one that came up meanwhile
            }
            force(folder);
        } catch (IOException e) {
            throw problem(file, e);
        } finally {
            delete(temporary);
        }
    }

    /** The file itself, behind links. */
    private static Path target(Path file, boolean replace) {
        String where = file.toString();
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return file;
        }
        if (Files.isDirectory(file)) {
            throw new CheckpointException(
                    Phrase.of("badfiles.folder-not-file-to-write"),
                    where,
                    Phrase.of("remedies.name-file-inside"));
        }
        if (!replace) {
            throw exists(where);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) { // a device: moving would destroy it
            throw new CheckpointException(
                    Phrase.of("badfiles.not-regular-file"),
                    where,
                    Phrase.of("remedies.choose-another-name"));
        }
        try {
            Path real = file.toRealPath();
            if (!Files.isWritable(real)) {
                throw denied(where);
            }
            return real;
        } catch (IOException e) {
            throw problem(file, e);
        }
    }

    /**
     * Makes the move itself last; where a folder can't be forced the file is there all the same.
     */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Nothing to do: the file is written and forced.
        }
    }

    private static void delete(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // The problem that led here is the one to tell.
        }
    }

    private static CheckpointException problem(Path file, IOException e) {
        String where = file.toString();
        String message = e.getMessage();
        if (e instanceof FileAlreadyExistsException) {
            return exists(where);
        }
        if (e instanceof AccessDeniedException || says(message, "Read-only file system")) {
            return denied(where);
        }
        if (says(message, "No space left on device") || says(message, "quota exceeded")) {
            return new CheckpointException(
                    Phrase.of("badfiles.disk-full"),
                    where,
                    Phrase.of("remedies.make-room-choose-another-place"));
        }
        return new CheckpointException(
                Phrase.of("badfiles.file-cannot-written", Text.reason(e)),
                where,
                Phrase.of("remedies.choose-another-place"));
    }

    private static boolean says(@Nullable String message, String what) {
        return message != null && message.contains(what);
    }

    private static CheckpointException exists(String where) {
        return new CheckpointException(
                Phrase.of("badcheckpoint.file-exists"),
                where,
                Phrase.of("remedies.choose-another-name-allow-to-replaced"));
    }

    private static CheckpointException denied(String where) {
        return new CheckpointException(
                Phrase.of("badfiles.file-may-not-written"),
                where,
                Phrase.of("remedies.ask-for-right-to-write-choose-another"));
    }
}
