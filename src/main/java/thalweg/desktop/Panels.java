package thalweg.desktop;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import javafx.application.Platform;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;

/** Makes the picture panels and puts them in their places. */
final class Panels {
    private record Making(PanelArea.Place place, Supplier<PanelFrame> make) {}

    private Panels() {}

    /** One panel a turn of the window's thread. */
    static void add(PanelArea area, PanelModels models, PanelTools tools, Runnable done) {
        Queue<Making> makings = new ArrayDeque<>(makings(models, tools));
        next(area, makings, done);
    }

    @SuppressWarnings("UnusedVariable")
    private static List<Making> makings(PanelModels models, PanelTools tools) {
        return List.of();
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
