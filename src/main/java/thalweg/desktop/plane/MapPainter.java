package thalweg.desktop.plane;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.PixelImage;
import thalweg.report.ChartTheme;
import thalweg.report.PlaneChartData;
import thalweg.report.PlaneImage;

/** Paints maps beside the window's thread: one at a time, then the newest that is wanted. */
final class MapPainter {
    private record Wanted(PlaneChartData data, ChartTheme theme, int side, double scale) {}

    private final Consumer<Image> shown;
    private @Nullable Wanted wanted;
    private @Nullable Wanted painted;
    private boolean busy;

    /**
     * @param shown takes an image on the window's thread
     */
    MapPainter(Consumer<Image> shown) {
        this.shown = shown;
    }

    /** This is to be seen now. On the window's thread. */
    void want(PlaneChartData data, ChartTheme theme, int side, double scale) {
        wanted = new Wanted(data, theme, side, scale);
        next();
    }

    private void next() {
        Wanted now = wanted;
        if (busy || now == null || now.equals(painted)) {
            return;
        }
        busy = true;
        painted = now;
        CompletableFuture.supplyAsync(() -> paint(now), Thread::startVirtualThread)
                .whenComplete((image, failure) -> Platform.runLater(() -> end(image, failure)));
    }

    private static Image paint(Wanted now) {
        int[] argb = PlaneImage.map(now.data, now.theme, now.side, now.scale);
        int pixels = (int) Math.round(now.side * now.scale);
        return PixelImage.of(argb, pixels, pixels);
    }

    private void end(@Nullable Image image, @Nullable Throwable failure) {
        busy = false;
        if (failure != null) {
            throw new IllegalStateException("the map can't be painted", failure);
        }
        if (image != null) {
            shown.accept(image);
        }
        next();
    }
}
