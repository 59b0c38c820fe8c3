package thalweg.desktop.several;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.several.MeansModel.Bar;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.report.Heading;

/** The loss of the mean of three models, naive and matched, beside the best of the three. */
public final class MeansView extends PanelFrame {
    private static final String DEFINITION = "means.definition";

    private static final double NAMES = 130;
    private static final double FIGURES = 118;

    private final Texts texts;
    private final GridPane rows = new GridPane(10, 0);

    /** A view of the model. */
    public MeansView(MeansModel model, PanelTools tools) {
        super(tools.texts(), "means.title", DEFINITION);
        texts = tools.texts();
        getStyleClass().add("means-panel");
        subtitleProperty().bind(model.subtitleProperty());
        briefSubtitleProperty()
                .bind(model.subtitleProperty().map(text -> text.replaceFirst(".* · ", "")));
        var names = new ColumnConstraints(NAMES);
        names.setHalignment(HPos.RIGHT);
        var bars = new ColumnConstraints(20, 100, Double.MAX_VALUE);
        bars.setHgrow(Priority.ALWAYS);
        rows.getColumnConstraints().addAll(names, bars, new ColumnConstraints(FIGURES));
        model.barsProperty().subscribe(this::fill);
        addAction(
                ExportMenu.button(
                        tools,
                        model::data,
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        rows,
                        () -> model.barsProperty().get().isEmpty()));
        show(
                rows,
                Bindings.createBooleanBinding(
                        () -> model.barsProperty().get().isEmpty(), model.barsProperty()),
                model.hintProperty());
    }

    private void fill(List<Bar> bars) {
        rows.getChildren().clear();
        double most = bars.stream().mapToDouble(b -> b.score().loss()).max().orElse(1);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            var name = new Label(bar.name().in(texts.words()));
            name.getStyleClass().addAll("small", "muted");
            var figures =
                    new Label(
                            String.format(
                                    Locale.ROOT,
                                    "%.3f · %.2f %%",
                                    bar.score().loss(),
                                    100 * bar.score().accuracy()));
            figures.setId("mean-" + style(bar));
            figures.getStyleClass().add("small");
            figures.setMinWidth(Region.USE_PREF_SIZE);
            Pane line = line(bar, most);
            for (Region part : List.of(name, line, figures)) {
                Tips.on(
                        part,
                        texts.get(
                                "means.bar",
                                bar.detail(),
                                String.format(Locale.ROOT, "%.4f", bar.score().loss()),
                                String.format(Locale.ROOT, "%.2f", 100 * bar.score().accuracy()),
                                bar.score().examples()));
            }
            rows.addRow(i, name, line, figures);
        }
    }

    private static String style(Bar bar) {
        return bar.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Pane line(Bar bar, double most) {
        var fill = new Region();
        fill.getStyleClass().addAll("mean-bar", style(bar));
        double share = most > 0 ? Math.max(0, bar.score().loss() / most) : 0;
        var line =
                new Pane(fill) {
                    @Override
                    protected void layoutChildren() {
                        fill.resizeRelocate(
                                0,
                                Math.floor((getHeight() - 12) / 2),
                                Math.max(2, share * getWidth()),
                                12);
                    }
                };
        line.setMinHeight(28);
        line.setPrefHeight(28);
        line.setMinWidth(0);
        return line;
    }
}
