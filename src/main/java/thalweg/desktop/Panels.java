package thalweg.desktop;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Region;
import thalweg.desktop.PanelArea.Place;
import thalweg.desktop.alignment.AlignmentView;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.compare.CompareModel;
import thalweg.desktop.compare.FiguresView;
import thalweg.desktop.compare.LayersView;
import thalweg.desktop.compare.LossesView;
import thalweg.desktop.compare.RsView;
import thalweg.desktop.compare.SpreadView;
import thalweg.desktop.distance.DistanceView;
import thalweg.desktop.loss.LossView;
import thalweg.desktop.plane.PlaneView;
import thalweg.desktop.r.RView;
import thalweg.desktop.several.MeansView;
import thalweg.desktop.several.PairsView;
import thalweg.desktop.sides.AlignmentSides;
import thalweg.desktop.sides.CurveSides;
import thalweg.desktop.sides.LossSides;
import thalweg.desktop.sides.SidesModel;
import thalweg.desktop.spectra.SpectrumView;
import thalweg.desktop.study.ClaimsModel;
import thalweg.desktop.study.ClaimsView;
import thalweg.session.PresentedPanel;

/** Makes the picture panels and puts them in their places. */
final class Panels {
    private final PanelTools tools;
    private final ObjectProperty<Region> filling;
    private final Staging staging;

    /**
     * @param filling the panel that has all the room; holds null for none
     * @param staging told of each panel
     */
    Panels(PanelTools tools, ObjectProperty<Region> filling, Staging staging) {
        this.tools = tools;
        this.filling = filling;
        this.staging = staging;
    }

    /** The makings of the panels, each to be run on a turn of the window's thread of its own. */
    List<Runnable> makings(PanelArea area, PanelModels models) {
        return List.of(
                () ->
                        area.put(
                                Place.LOSS,
                                filling(PresentedPanel.LOSS, new LossView(models.loss(), tools))),
                () ->
                        area.put(
                                Place.HEATMAP,
                                filling(
                                        PresentedPanel.HEATMAP,
                                        new AlignmentView(models.alignment(), tools))),
                () ->
                        area.put(
                                Place.SPECTRA,
                                filling(
                                        PresentedPanel.SPECTRA,
                                        new SpectrumView(models.spectrum(), tools))),
                () -> area.put(Place.R, filling(PresentedPanel.R, new RView(models.r(), tools))),
                () ->
                        area.put(
                                Place.DISTANCE,
                                filling(
                                        PresentedPanel.DISTANCE,
                                        new DistanceView(models.distance(), tools))));
    }

    /** The makings of the panels of three models, likewise. */
    List<Runnable> makings(ThreeArea area, ThreeFeed.Panels models, ClaimsModel claims) {
        return List.of(
                () ->
                        area.put(
                                ThreeArea.Place.PLANE,
                                filling(
                                        PresentedPanel.PLANE,
                                        new PlaneView(models.plane(), tools))),
                () ->
                        area.put(
                                ThreeArea.Place.PAIRS,
                                filling(
                                        PresentedPanel.PAIRS,
                                        new PairsView(models.pairs(), tools))),
                () ->
                        area.put(
                                ThreeArea.Place.MEANS,
                                filling(
                                        PresentedPanel.MEANS,
                                        new MeansView(models.means(), tools))),
                () ->
                        area.put(
                                ThreeArea.Place.REST,
                                filling(
                                        PresentedPanel.CLAIMS,
                                        new ClaimsView(claims, tools.texts()))));
    }

    /** The makings of the panels of the comparison, likewise. */
    List<Runnable> makings(CompareArea area, CompareModel model) {
        return List.of(
                () ->
                        area.put(
                                CompareArea.Place.LOSS,
                                filling(
                                        PresentedPanel.COMPARED_LOSS,
                                        new LossesView(model, tools))),
                () ->
                        area.put(
                                CompareArea.Place.R,
                                filling(PresentedPanel.COMPARED_R, new RsView(model, tools))),
                () ->
                        area.put(
                                CompareArea.Place.LAYERS,
                                filling(
                                        PresentedPanel.COMPARED_LAYERS,
                                        new LayersView(model, tools))),
                () ->
                        area.put(
                                CompareArea.Place.FIGURES,
                                filling(
                                        PresentedPanel.COMPARED_FIGURES,
                                        new FiguresView(model, tools))),
                () ->
                        area.put(
                                CompareArea.Place.SPREAD,
                                filling(
                                        PresentedPanel.COMPARED_SPREAD,
                                        new SpreadView(model, tools))));
    }

    /** The makings of the panels of two sides, likewise. */
    List<Runnable> makings(SidesArea area, SidesModel model) {
        return List.of(
                () -> area.put(SidesArea.Place.LOSS, filling(new LossSides(model, tools))),
                () ->
                        area.put(
                                SidesArea.Place.ALIGNMENT,
                                filling(new AlignmentSides(model, tools))),
                () -> area.put(SidesArea.Place.CURVES, filling(new CurveSides(model, tools))));
    }

    private PanelFrame filling(PresentedPanel which, PanelFrame panel) {
        staging.place(which, panel);
        return filling(panel);
    }

    /** A panel that takes all the room when it is asked to. */
    PanelFrame filling(PanelFrame panel) {
        panel.filledProperty()
                .addListener(
                        (o, was, is) -> {
                            if (is) {
                                filling.set(panel);
                            } else if (filling.get() == panel) {
                                filling.set(null);
                            }
                        });
        return panel;
    }

    /** The panel that fills the window goes back to its place. */
    static void giveBack(ObjectProperty<Region> filling) {
        if (filling.get() instanceof PanelFrame panel) {
            panel.filledProperty().set(false);
        }
    }
}
