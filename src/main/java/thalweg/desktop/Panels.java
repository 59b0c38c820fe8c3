package thalweg.desktop;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import javafx.application.Platform;
import thalweg.desktop.alignment.AlignmentView;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.distance.DistanceView;
import thalweg.desktop.loss.LossView;
import thalweg.desktop.r.RView;
import thalweg.desktop.spectra.SpectrumView;

/** Makes the picture panels and puts them in their places. */
final class Panels {
    private record Making(PanelArea.Place place, Supplier<PanelFrame> make) {}

    private Panels() {}

    /** One panel a turn of the window's thread. */
    static void add(PanelArea area, PanelModels models, PanelTools tools, Runnable done) {
        Queue<Making> makings = new ArrayDeque<>(makings(models, tools));
        next(area, makings, done);
    }

    private static List<Making> makings(PanelModels models, PanelTools tools) {
        return List.of(
                new Making(PanelArea.Place.LOSS, () -> new LossView(models.loss(), tools)),
                new Making(
                        PanelArea.Place.HEATMAP,
                        () -> new AlignmentView(models.alignment(), tools)),
                new Making(
                        PanelArea.Place.SPECTRA, () -> new SpectrumView(models.spectrum(), tools)),
                new Making(PanelArea.Place.R, () -> new RView(models.r(), tools)),
                new Making(
                        PanelArea.Place.DISTANCE,
                        () -> new DistanceView(models.distance(), tools)));
    }

    private static void next(PanelArea area, Queue<Making> makings, Runnable done) {
        Making making = makings.poll();
        if (making == null) {
            done.run();
            return;
        }
        PanelFrame panel = making.make.get();
        area.put(making.place, panel);
        panel.filledProperty()
                .addListener(
                        (o, was, is) -> {
                            if (is) {
                                area.fillingProperty().set(panel);
                            } else if (area.fillingProperty().get() == panel) {
                                area.fillingProperty().set(null);
                            }
                        });
        Platform.runLater(() -> next(area, makings, done));
    }

    /** The panel that fills the window goes back to its place. */
    static void giveBack(PanelArea area) {
        if (area.fillingProperty().get() instanceof PanelFrame panel) {
            panel.filledProperty().set(false);
        }
    }
}
