package thalweg.desktop;

import java.util.List;
import thalweg.desktop.alignment.AlignmentView;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.distance.DistanceView;
import thalweg.desktop.loss.LossView;
import thalweg.desktop.r.RView;
import thalweg.desktop.spectra.SpectrumView;

/** Makes the picture panels and puts them in their places. */
final class Panels {
    private Panels() {}

    /** The makings of the panels, each to be run on a turn of the window's thread of its own. */
    static List<Runnable> makings(PanelArea area, PanelModels models, PanelTools tools) {
        return List.of(
                () -> put(area, PanelArea.Place.LOSS, new LossView(models.loss(), tools)),
                () ->
                        put(
                                area,
                                PanelArea.Place.HEATMAP,
                                new AlignmentView(models.alignment(), tools)),
                () ->
                        put(
                                area,
                                PanelArea.Place.SPECTRA,
                                new SpectrumView(models.spectrum(), tools)),
                () -> put(area, PanelArea.Place.R, new RView(models.r(), tools)),
                () ->
                        put(
                                area,
                                PanelArea.Place.DISTANCE,
                                new DistanceView(models.distance(), tools)));
    }

    private static void put(PanelArea area, PanelArea.Place place, PanelFrame panel) {
        area.put(place, panel);
        panel.filledProperty()
                .addListener(
                        (o, was, is) -> {
                            if (is) {
                                area.fillingProperty().set(panel);
                            } else if (area.fillingProperty().get() == panel) {
                                area.fillingProperty().set(null);
                            }
                        });
    }

    /** The panel that fills the window goes back to its place. */
    static void giveBack(PanelArea area) {
        if (area.fillingProperty().get() instanceof PanelFrame panel) {
            panel.filledProperty().set(false);
        }
    }
}
