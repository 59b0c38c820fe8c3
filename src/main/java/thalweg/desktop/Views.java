package thalweg.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.compare.CompareModel;
import thalweg.desktop.layers.LayersModel;
import thalweg.desktop.layers.LayersView;
import thalweg.desktop.presentation.Looks;
import thalweg.desktop.sides.SidesModel;
import thalweg.desktop.theme.Fonts;
import thalweg.desktop.workbench.PairView;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.report.Charts;
import thalweg.words.Language;
import thalweg.words.Words;

/** The window's middle: one view at a time of a pair, of three models, or of searches. */
final class Views extends StackPane {
    private final Workbench workbench;
    private final WorkbenchState state;
    private final PanelTools tools;
    private final ObjectProperty<Region> filling;
    private final PanelArea panels;
    private final ThreeArea threePanels;
    private final StackPane layers = new StackPane();
    private final SidesArea sides;
    private final CompareArea comparePanels;

    /**
     * @param filling the panel that has the whole middle to itself
     */
    Views(Workbench workbench, PanelTools tools, ObjectProperty<Region> filling) {
        this.workbench = workbench;
        this.state = workbench.state();
        this.tools = tools;
        this.filling = filling;
        panels = new PanelArea(filling);
        threePanels = new ThreeArea(filling);
        sides = new SidesArea(filling);
        comparePanels = new CompareArea(filling);
        var three = state.three().shownProperty();
        var compared = state.comparison().shownProperty();
        panels.visibleProperty().bind(state.isPairShownAs(PairView.PANELS));
        layers.visibleProperty().bind(state.layerMaps().shownProperty());
        sides.visibleProperty().bind(state.sides().shownProperty());
        comparePanels.visibleProperty().bind(compared);
        threePanels.visibleProperty().bind(three);
        state.pairViewProperty().addListener((o, was, is) -> Panels.giveBack(filling));
        compared.addListener((o, was, is) -> Panels.giveBack(filling));
        three.addListener((o, was, is) -> Panels.giveBack(filling));
        getChildren().addAll(panels, layers, sides, threePanels, comparePanels);
    }

    /** For the language in force at first, whose charts wait for it, then for the others. */
    private void warmUp(Words first, CompletableFuture<Void> charts) {
        try {
            Charts.warmUp(List.of(first));
        } finally {
            charts.complete(null); // what can't be warmed is loaded by the first chart
        }
        Charts.warmUp(
                tools.texts().every().stream().filter(words -> !words.equals(first)).toList());
        List.of(Language.values()).forEach(Fonts::warmUp);
    }

    /**
     * What makes their panels, one a turn of the window's thread.
     *
     * @param charts completed once charts can be drawn
     */
    List<Runnable> makings(
            Staging staging,
            Looks looks,
            ClaimsFeed claims,
            PresentationExports exports,
            CompletableFuture<Void> charts) {
        var models = new PanelModels(PartFeed.model(workbench), tools.sights());
        new PanelFeed(workbench, models);
        Words first = state.words();
        Thread.startVirtualThread(() -> warmUp(first, charts));
        var makings = new Panels(tools, filling, staging);
        looks.flag("log", models.loss().logScaleProperty());
        looks.flag("linear", models.spectrum().linearProperty());
        looks.flag("merged", models.spectrum().mergedProperty());
        looks.flag("objective", models.distance().objectiveProperty());
        looks.flag("log-distance", models.distance().logScaleProperty());
        looks.choice("side", models.alignment().sideProperty());
        looks.choice("moment", models.alignment().momentProperty());
        looks.number("vectors", models.alignment().countProperty());
        looks.choice("map", state.three().mapProperty());
        var threeModels = new ThreeFeed.Panels(tools.sights());
        new ThreeFeed(state, threeModels);
        exports.three(threeModels);
        List<Runnable> all = new ArrayList<>(makings.makings(panels, models));
        all.addAll(makings.makings(threePanels, threeModels, claims.model()));
        CompareModel compared = CompareFeed.model(workbench);
        looks.flag("compared-log", compared.logScaleProperty());
        looks.flag("compared-log-barrier", compared.logBarrierProperty());
        looks.choice("compared-spread", compared.scatterProperty());
        new CompareFeed(state, compared);
        all.addAll(makings.makings(comparePanels, compared));
        LayersModel ofLayers = LayersFeed.model(state);
        looks.choice("layers-kind", ofLayers.kindProperty());
        looks.flag("layers-after", ofLayers.afterProperty());
        new LayersFeed(state, ofLayers);
        all.add(() -> addLayers(ofLayers, makings));
        var ofSides = new SidesModel();
        looks.choice("curves", ofSides.curvesProperty());
        new SidesFeed(workbench, ofSides);
        all.addAll(makings.makings(sides, ofSides));
        return all;
    }

    private void addLayers(LayersModel model, Panels makings) {
        var view = new LayersView(model, tools);
        layers.getChildren().add(makings.filling(view));
        layers.visibleProperty()
                .addListener(
                        (o, was, is) -> {
                            if (is) {
                                Platform.runLater(view.first()::requestFocus);
                            }
                        });
    }
}
