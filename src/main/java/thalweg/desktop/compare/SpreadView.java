package thalweg.desktop.compare;

import javafx.scene.layout.HBox;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.Segments;
import thalweg.desktop.chart.TextToggle;
import thalweg.desktop.compare.CompareModel.Scatter;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.report.ComparedData;
import thalweg.report.Zoom;

/** The barrier of every search: by method, with medians; against R; against the fall of L2. */
public final class SpreadView extends ComparedView {
    private static final String[] TIPS = {
        "compare.by-method.about", "compare.by-r.about", "compare.by-l2.about"
    };

    /** A view of the model. */
    public SpreadView(CompareModel model, PanelTools tools) {
        super(
                "compared-spread",
                "figures.barrier-half",
                "compare.spread.about",
                model,
                tools,
                () -> CompareCharts.scatter(model));
        Texts texts = tools.texts();
        getStyleClass().add("compared-spread");
        titleProperty()
                .bind(
                        texts.following(
                                words -> figure(model).title(model.gammaProperty().get(), words),
                                model.scatterProperty(),
                                model.spreadProperty(),
                                model.gammaProperty()));
        subtitleProperty()
                .bind(
                        texts.following(
                                words -> figure(model).unit(words),
                                model.scatterProperty(),
                                model.spreadProperty()));
        HBox segments =
                Segments.of(
                        texts,
                        model.scatterProperty(),
                        Scatter.values(),
                        by ->
                                switch (by) {
                                    case SPREAD -> "compare.by-method";
                                    case R -> "compare.by-r";
                                    case L2 -> "compare.by-l2";
                                });
        for (int i = 0; i < TIPS.length; i++) {
            Tips.on(segments.getChildren().get(i), texts.of(TIPS[i]));
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
