package thalweg.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoints;

/** Looks at where results are to go before any work is done for them. */
final class OutputChecks {
    private OutputChecks() {}

    /** A file that is to be written; null for none. */
    static void file(@Nullable Path file, boolean force) {
        if (file == null) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw new UsageException(
                    "this is a folder, not a file to write",
                    file.toString(),
                    "name a file inside it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UsageException(
                    "this is not a regular file", file.toString(), "choose another name");
        }
        if (Files.exists(file) && !force) {
            throw new UsageException(
                    "the file exists",
                    file.toString(),
                    "choose another name, or add --force to replace it");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException(
                    "there is no such folder", String.valueOf(folder), "make it first");
        }
        if (!Files.isWritable(folder)) {
            throw new UsageException(
                    "the folder may not be written",
                    folder.toString(),
                    "ask for the right to write it or choose another place");
        }
    }

    /** Two files that are to be written; null for none. */
    static void different(@Nullable Path one, @Nullable Path other) {
        if (one != null
                && other != null
                && one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())) {
            throw new UsageException(
                    "two results can't go to one file", one.toString(), "choose another name");
        }
    }

    /** A model file that is to be written: its ending says its format. */
    static void model(@Nullable Path file, boolean force) {
        if (file == null) {
            return;
        }
        if (!Checkpoints.knownEnding(file)) {
            throw new UsageException(
                    "the name's ending says no format",
                    file.toString(),
                    "end it in .pt, .safetensors or .npz, or as the model's own format does");
        }
        file(file, force);
    }
}
