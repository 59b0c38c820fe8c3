package thalweg.desktop.loss;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.TextToggle;
import thalweg.desktop.chart.ValueMarker;
import thalweg.desktop.intervention.PartBar;
import thalweg.desktop.intervention.PartPane;
import thalweg.desktop.words.Texts;
import thalweg.report.Curve;
import thalweg.report.Heading;
import thalweg.report.LossChartData;

/** The loss along the line; its marker is the hand's α. */
public final class LossView extends PanelFrame {
    private static final String DEFINITION = "loss.definition";

    private final LossModel model;
    private final Texts texts;
    private final ChartPane pane;
    private final ValueMarker marker;

    /** A view of the model. */
    public LossView(LossModel model, PanelTools tools) {
        super(tools.texts(), "loss.title", DEFINITION);
        this.model = model;
        this.texts = tools.texts();
        getStyleClass().add("loss-panel");
        subtitleProperty().bind(model.subtitleProperty());
        briefSubtitleProperty().bind(model.subtitleProperty().map(this::brief));
        pane = new ChartPane(this::shown, tools.sights().chart("loss"), tools, this::place);
        marker = new ValueMarker(pane, model.alphaProperty(), 0.01, this::lossAt);
        marker.within(0, 1);
        pane.readout()
                .setNote(
                        () ->
                                model.pendingProperty().get()
                                        ? texts.get("loss.measuring")
                                        : model.examplesProperty().get());
        model.dataProperty().addListener(changed -> pane.refresh());
        model.pendingProperty().addListener(changed -> marker.place());
        model.logScaleProperty().addListener(changed -> pane.refresh());
        addChart(pane);
        addAction(new StatisticsSwitch(model.statistics(), texts));
        addRow(warning());
        addRow(new FiguresRow(model.figures(), texts));
        addRow(new PartBar(model.part(), texts));
        addAction(
                TextToggle.of(
                        texts.of("loss.part"),
                        model.part().onProperty(),
                        texts.of("loss.part.about")));
        addAction(FiguresRow.menu(model.figures(), texts));
        addAction(
                TextToggle.of(
                        texts.of("loss.log"),
                        model.logScaleProperty(),
                        texts.of("loss.log.about")));
        addAction(
                ExportMenu.button(
                        tools,
                        pane,
                        () -> shown().withAlpha(model.alphaProperty().get()),
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        () -> model.dataProperty().get().isEmpty()));
        sayWhileComputing(model.pendingProperty());
        show(
                new BesideChart(pane, new PartPane(model.part(), tools)),
                Bindings.createBooleanBinding(
                        () -> model.dataProperty().get().isEmpty(), model.dataProperty()),
                model.hintProperty());
    }

    /** The unit and the examples; the statistics' examples are told by their switch. */
    private String brief(String subtitle) {
        String[] parts = subtitle.split(" · ", 3);
        return parts.length < 2
                ? texts.get("units.nats")
                : texts.get("units.nats") + " · " + parts[1];
    }

    private Label warning() {
        var warning = new Label();
        warning.setId("statistics-warning");
        warning.getStyleClass().addAll("small", "text-naive");
        warning.setWrapText(true);
        warning.textProperty().bind(model.statistics().warningProperty());
        warning.visibleProperty().bind(warning.textProperty().isNotEmpty());
        warning.managedProperty().bind(warning.visibleProperty());
        return warning;
    }

    private LossChartData shown() {
        return model.dataProperty().get().withLogScale(model.logScaleProperty().get());
    }

    private double lossAt(double alpha) {
        LossChartData data = model.dataProperty().get();
        Curve curve = data.matched();
        if (curve == null && !model.pendingProperty().get()) {
            curve = data.naive();
        }
        return curve == null ? Double.NaN : curve.at(alpha);
    }

    private void place() {
        if (marker != null) {
            marker.place();
        }
    }
}
