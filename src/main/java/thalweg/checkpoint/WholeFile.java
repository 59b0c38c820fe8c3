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
                    "there is no such folder", String.valueOf(folder), "make it first");
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
                    "this is a folder, not a file to write", where, "name a file inside it");
        }
        if (!replace) {
            throw exists(where);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) { // a device: moving would destroy it
            throw new CheckpointException(
                    "this is not a regular file", where, "choose another name");
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
                    "the disk is full", where, "make room or choose another place");
        }
        return new CheckpointException(
                "the file can't be written (" + Text.reason(e) + ")",
                where,
                "choose another place");
    }

    private static boolean says(@Nullable String message, String what) {
        return message != null && message.contains(what);
    }

    private static CheckpointException exists(String where) {
        return new CheckpointException(
                "the file exists", where, "choose another name, or allow it to be replaced");
    }

    private static CheckpointException denied(String where) {
        return new CheckpointException(
                "the file may not be written",
                where,
                "ask for the right to write it or choose another place");
    }
}
