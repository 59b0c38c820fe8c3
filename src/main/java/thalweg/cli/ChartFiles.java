package thalweg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import thalweg.report.BarsData;
import thalweg.report.ChartImages;
import thalweg.report.ChartTheme;
import thalweg.report.HeatmapData;
import thalweg.report.PlaneChartData;

/** Writes charts as PNG, SVG, PDF and CSV. */
final class ChartFiles {
    /** Finer than a screen: fit for print; small enough for two to stand side by side. */
    private static final ChartImages.Size WIDE = new ChartImages.Size(640, 380, 2.5);

    private static final ChartImages.Size LOW = new ChartImages.Size(640, 180, 2.5);

    private static final ChartImages.Size SQUARE = new ChartImages.Size(560, 560, 2);

    /** The map itself is square, beside its scale. */
    private static final ChartImages.Size MAP = new ChartImages.Size(560, 512, 2);

    private static final List<String> ENDINGS = List.of(".png", ".svg", ".pdf", ".csv");

    private ChartFiles() {}

    /** Refuses a place where no folder is and none can be made. */
    static void check(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException(
                    "this is a file, not a folder to write to", folder.toString(), "name a folder");
        }
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there) || !writable(there)) {
            throw new UsageException(
                    "the folder can't be made or written",
                    folder.toString(),
                    "choose another place");
        }
    }

    /** By trying: rights say too little of a file system that only looks like one. */
    private static boolean writable(Path folder) {
        try {
            Files.delete(Files.createTempDirectory(folder, ".thalweg"));
            return true;
        } catch (IOException | SecurityException e) {
            return false;
        }
    }

    /** The size in which a chart is drawn. */
    static ChartImages.Size size(Picture picture) {
        return switch (picture.data()) {
            case HeatmapData _ -> MAP;
            case PlaneChartData _ -> SQUARE;
            case BarsData _ -> LOW;
            default -> WIDE;
        };
    }

    /**
     * Writes them all, or none.
     *
     * @param made how they were made, kept in the pictures
     * @param force whether existing files may be replaced
     */
    static void write(
            Path folder, List<Picture> pictures, ChartLook look, String made, boolean force) {
        requireFree(folder, pictures, force);
        try (var filling = new Filling(folder)) {
            write(filling, pictures, look, made);
            filling.complete();
        }
    }

    /** Refuses to replace files unless that is forced. */
    static void requireFree(Path folder, List<Picture> pictures, boolean force) {
        pictures.forEach(picture -> requireFree(folder, picture.fileName(), force));
    }

    /** The same for one chart. */
    static void requireFree(Path folder, String name, boolean force) {
        for (String ending : ENDINGS) {
            Path file = folder.resolve(name + ending);
            if (Files.exists(file) && !force) {
                throw new UsageException(
                        "the file exists",
                        file.toString(),
                        "choose another folder, or add --force to replace it");
            }
        }
    }

    /** Writes them all into a folder that may hold more. */
    static void write(Filling folder, List<Picture> pictures, ChartLook look, String made) {
        for (Picture picture : pictures) {
            ChartTheme theme = look.theme();
            ChartImages.Size size = look.of(size(picture));
            String name = picture.fileName();
            ChartImages.writePng(
                    folder.file(name + ".png"),
                    picture.data(),
                    theme,
                    picture.heading(),
                    size,
                    made);
            ChartImages.writeSvg(
                    folder.file(name + ".svg"),
                    picture.data(),
                    theme,
                    picture.heading(),
                    size,
                    made);
            ChartImages.writePdf(
                    folder.file(name + ".pdf"),
                    picture.data(),
                    theme,
                    picture.heading(),
                    size,
                    made);
            ChartImages.writeCsv(folder.file(name + ".csv"), picture.data());
        }
    }
}
