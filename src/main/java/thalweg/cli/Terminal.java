package thalweg.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where results and messages go.
 *
 * @param out results
 * @param err progress and errors
 * @param live whether a person watches {@code err} as it is written
 */
public record Terminal(OutputStream out, OutputStream err, boolean live) {
    /** Standard output and standard error, UTF-8 whatever the locale. */
    public static Terminal standard() {
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                standardErrorIsTerminal());
    }

    private static boolean standardErrorIsTerminal() {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Writes a result. A reader who has gone away, or was never there, wants no more of it.
     *
     * @throws WorkException when it can't be written for another reason
     */
    void result(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            if (!reason.contains("Broken pipe") && !reason.contains("Bad file descriptor")) {
                throw new WorkException(
                        "the result can't be written (" + reason + ")",
                        "standard output",
                        "make room or send it elsewhere");
            }
        }
    }

    /** Writes to standard error, as it is. What can't be written there can't be told. */
    void message(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            // There is nowhere left to say so.
        }
    }
}
