package thalweg.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where charts go. */
final class ChartOptions {
    @Option(
            names = "--charts",
            paramLabel = "DIR",
            description = "Write each chart into this folder as PNG, SVG and CSV.")
    private @Nullable Path folder;

    @Option(names = "--force", description = "Replace existing files.")
    private boolean force;

    /** Whether charts are wanted. */
    boolean given() {
        return folder != null;
    }

    boolean force() {
        return force;
    }

    /** Refuses a place where no folder can be. */
    void check() {
        if (folder != null) {
            ChartFiles.check(folder);
        }
    }

    /**
     * The same, and before any work one that holds such charts already.
     *
     * @param always the name of a chart that is among those written, whatever the models
     */
    void check(String always) {
        check();
        if (folder != null) {
            ChartFiles.requireFree(folder, always, force);
        }
    }

    /** Writes the charts where they are wanted. */
    void write(List<Picture> pictures, String made) {
        if (folder != null) {
            ChartFiles.write(folder, pictures, made, force);
        }
    }
}
