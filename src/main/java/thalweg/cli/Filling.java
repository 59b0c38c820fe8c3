package thalweg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder that several files are written into. Unless all of them come to be, what is new in it is
 * taken away again, and so is the folder if it is new.
 */
final class Filling implements AutoCloseable {
    private final Path folder;

    /** What was not there before, in the order of its making. */
    private final List<Path> fresh = new ArrayList<>();

    private boolean complete;

    /**
     * Makes the folder and those above it.
     *
     * @throws UsageException when it can't be made
     */
    Filling(Path folder) {
        this.folder = folder;
        try {
            make(folder.toAbsolutePath());
        } catch (IOException e) {
            close();
            throw new UsageException(
                    "the folder can't be made (" + e.getMessage() + ")",
                    folder.toString(),
                    "choose another place");
        }
    }

    private void make(Path absolute) throws IOException {
        if (Files.isDirectory(absolute)) {
            return;
        }
        Path above = absolute.getParent();
        if (above != null) {
            make(above);
        }
        Files.createDirectory(absolute);
        fresh.add(absolute);
    }

    /** A file of the folder that is about to be written. */
    Path file(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            fresh.add(file);
        }
        return file;
    }

    /** All files are there: they stay. */
    void complete() {
        complete = true;
    }

    @Override
    public void close() {
        if (complete) {
            return;
        }
        for (Path path : fresh.reversed()) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // The problem that led here is the one to tell.
            }
        }
    }
}
