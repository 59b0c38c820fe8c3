package thalweg.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import thalweg.report.ChartTheme;

/** Where charts go. */
final class ChartOptions {
    @Option(
            names = "--charts",
            paramLabel = "DIR",
            description = "Write each chart into this folder as PNG, SVG, PDF and CSV.")
    private @Nullable Path folder;

    @Option(
            names = "--chart-colours",
            paramLabel = "NAME",
            description = "light, dark, contrast or print (default: light).")
    private @Nullable String colours;

    @Option(
            names = "--chart-scale",
            paramLabel = "N",
            description = "Pixels of a PNG for one of the layout, 1 to 4 (default: 2 or 2.5).")
    private @Nullable Integer scale;

    @Option(names = "--transparent", description = "Leave out the charts' background.")
    private boolean transparent;

    @Option(names = "--force", description = "Replace existing files.")
    private boolean force;

    private List<String> written = List.of();

    /** Whether charts are wanted. */
    boolean given() {
        return folder != null;
    }

    boolean force() {
        return force;
    }

    /** Refuses a place where no folder can be. */
    void check() {
        ChartLook look = look();
        if (folder != null) {
            ChartFiles.check(folder);
        } else if (!look.equals(ChartLook.USUAL)) {
            throw new UsageException(
                    "no charts are asked for, so none can look so",
                    colours != null
                            ? "--chart-colours"
                            : scale != null ? "--chart-scale" : "--transparent",
                    "name a folder with --charts, or leave it out");
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
            ChartFiles.write(folder, pictures, look(), made, force);
            written = pictures.stream().map(Picture::fileName).toList();
        }
    }

    private ChartLook look() {
        ChartTheme theme =
                ChartLook.colours(colours == null ? "light" : colours, "charts", "--chart-colours");
        if (scale != null && (scale < 1 || scale > 4)) {
            throw new UsageException(
                    "a chart can't be drawn at scale " + scale,
                    "--chart-scale",
                    "use 1, 2, 3 or 4");
        }
        return new ChartLook(transparent ? theme.transparent() : theme, scale == null ? 0 : scale);
    }

    /** {@code "charts"}: the files without their endings; nothing where none were written. */
    Map<String, Object> fields() {
        Path to = folder;
        return to == null || written.isEmpty()
                ? Map.of()
                : Map.of(
                        "charts",
                        written.stream().map(name -> to.resolve(name).toString()).toList());
    }

    /** Which charts were written, and where; empty where none were. */
    String sentence() {
        return written.isEmpty()
                ? ""
                : "Charts in %s, as PNG, SVG, PDF and CSV: %s\n"
                        .formatted(folder, String.join(", ", written));
    }
}
