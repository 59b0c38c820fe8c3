package thalweg.desktop.compare;

import javafx.beans.binding.Bindings;
import javafx.scene.layout.HBox;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.Segments;
import thalweg.desktop.chart.TextToggle;
import thalweg.desktop.compare.CompareModel.Scatter;
import thalweg.desktop.theme.Tips;
import thalweg.report.ComparedData;
import thalweg.report.Zoom;

/** The barrier of every search: by method, with medians; against R; against the fall of L2. */
public final class SpreadView extends ComparedView {
    private static final String DEFINITION =
            "By method: a figure of every search, a dot a search; where a method has several, a bar"
                    + " at their median, and of three or more a box from quartile to quartile."
                    + " Press a figure's name in the table to choose it. By R and by L2: the"
                    + " barrier at ½ against R(γ) at the chosen γ, and against the reduction of"
                    + " L2; the red ring: A and B as they are.";

    private static final String[] TIPS = {
        "A figure of every search by method; press a figure's name in the table to choose it",
        "The barrier at ½ against R(γ) at the chosen γ",
        "The barrier at ½ against the reduction of L2"
    };

    /** A view of the model. */
    public SpreadView(CompareModel model, PanelTools tools) {
        super("Barrier at ½", DEFINITION, model, tools, () -> CompareCharts.scatter(model));
        getStyleClass().add("compared-spread");
        titleProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> figure(model).title(model.gammaProperty().get()),
                                model.scatterProperty(),
                                model.spreadProperty(),
                                model.gammaProperty()));
        subtitleProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> figure(model).unit(),
                                model.scatterProperty(),
                                model.spreadProperty()));
        HBox segments = Segments.of(model.scatterProperty(), Scatter.values(), Scatter::label);
        for (int i = 0; i < TIPS.length; i++) {
            Tips.on(segments.getChildren().get(i), TIPS[i]);
        }
        addAction(segments);
        var log =
                TextToggle.of(
                        tools.texts().of("loss.log"),
                        model.logBarrierProperty(),
                        tools.texts().of("charts.log.about"));
        log.visibleProperty().bind(model.scatterProperty().isNotEqualTo(Scatter.SPREAD));
        log.managedProperty().bind(log.visibleProperty());
        addAction(log);
        model.scatterProperty()
                .addListener(changed -> pane().sight().zoomProperty().set(Zoom.NONE));
        model.spreadProperty().addListener(changed -> pane().sight().zoomProperty().set(Zoom.NONE));
    }

    private static Figure figure(CompareModel model) {
        return model.scatterProperty().get() == Scatter.SPREAD
                ? model.spreadProperty().get()
                : Figure.BARRIER_HALF;
    }

    /** What it draws just now; for tests. */
    public ComparedData data() {
        return CompareCharts.scatter(model());
    }
}
