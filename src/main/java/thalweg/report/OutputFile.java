package thalweg.report;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** Writes a file whole or not at all, replacing an older one. */
final class OutputFile {
    private OutputFile() {}

    /** Makes the file's bytes. */
    @FunctionalInterface
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    /** The bytes alone. */
    static byte[] bytes(Body body) {
        var out = new ByteArrayOutputStream();
        try {
            body.write(out);
        } catch (IOException e) {
            throw new IllegalStateException("memory can't be written", e);
        }
        return out.toByteArray();
    }

    /**
     * Writes to a temporary file beside it, then moves it into place in one step.
     *
     * @throws ReportException when it can't be written
     */
    static void write(Path file, byte[] content) {
        write(file, out -> out.write(content));
    }

    /**
     * The same for what is too large to be held whole.
     *
     * @throws ReportException when it can't be written
     */
    static void write(Path file, Body body) {
        if (Files.isDirectory(file)) {
            throw new ReportException(
                    Phrase.of("badfiles.folder-not-file-to-write"),
                    file.toString(),
                    Phrase.of("remedies.name-file-in"));
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) { // a device: moving would destroy it
            throw new ReportException(
                    Phrase.of("badfiles.not-regular-file"),
                    file.toString(),
                    Phrase.of("remedies.choose-another-name"));
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw denied(file);
        }
        Path temporary = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                body.write(out);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException e) {
            throw denied(file);
        } catch (IOException e) {
            throw problem(file, e);
        } finally {
            delete(temporary);
        }
    }

    private static ReportException problem(Path file, IOException e) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return new ReportException(
                    Phrase.of("badfiles.there-no-such-folder"),
                    String.valueOf(folder),
                    Phrase.of("remedies.make-first"));
        }
        String message = String.valueOf(e.getMessage());
        if (message.contains("Read-only file system")) {
            return denied(file);
        }
        if (message.contains("No space left on device") || message.contains("quota exceeded")) {
            return new ReportException(
                    Phrase.of("badfiles.disk-full"),
                    file.toString(),
                    Phrase.of("remedies.make-room-choose-another-place"));
        }
        return new ReportException(
                Phrase.of("badfiles.file-cannot-written", Problem.reason(e)),
                file.toString(),
                Phrase.of("remedies.choose-another-place"));
    }

    private static ReportException denied(Path file) {
        return new ReportException(
                Phrase.of("badfiles.file-may-not-written"),
                file.toString(),
                Phrase.of("remedies.ask-for-right-to-write-choose-another"));
    }

    private static void delete(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // The problem that led here is the one to tell.
        }
    }
}
