package thalweg.desktop.loss;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Line;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.TextToggle;
import thalweg.desktop.chart.ValueMarker;
import thalweg.desktop.intervention.PartBar;
import thalweg.desktop.intervention.PartPane;
import thalweg.desktop.words.Texts;
import thalweg.report.Charts;
import thalweg.report.Curve;
import thalweg.report.Heading;
import thalweg.report.LossChartData;
import thalweg.report.Purpose;
import thalweg.words.Phrase;

/** The loss along the line; its marker is the hand's α. */
public final class LossView extends PanelFrame {
    private static final String DEFINITION = "loss.definition";

    private final LossModel model;
    private final Texts texts;
    private final ChartPane pane;
    private final ValueMarker marker;
    private final Line crosshair = new Line();
    private final Label readout = new Label();

    /** A view of the model. */
    public LossView(LossModel model, PanelTools tools) {
        super(tools.texts(), "loss.title", DEFINITION);
        this.model = model;
        this.texts = tools.texts();
        getStyleClass().add("loss-panel");
        subtitleProperty().bind(model.subtitleProperty());
        briefSubtitleProperty().bind(model.subtitleProperty().map(LossView::brief));
        pane =
                new ChartPane(
                        () -> Charts.of(shown(), tools.theme().getValue(), Purpose.WINDOW),
                        tools,
                        this::place);
        marker = new ValueMarker(pane, model.alphaProperty(), 0.01, this::lossAt);
        marker.within(0, 1);
        crosshair.getStyleClass().add("crosshair");
        readout.getStyleClass().add("chart-readout");
        for (var node : new javafx.scene.Node[] {crosshair, readout}) {
            node.setMouseTransparent(true);
            node.setManaged(false);
            node.setVisible(false);
            pane.overlay().getChildren().add(node);
        }
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        pane.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hide());
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> hide());
        model.dataProperty().addListener(changed -> pane.refresh());
        model.pendingProperty().addListener(changed -> marker.place());
        model.logScaleProperty().addListener(changed -> pane.refresh());
        addAction(new StatisticsSwitch(model.statistics(), texts));
        addRow(warning());
        addRow(new FiguresRow(model.figures(), texts));
        addRow(new PartBar(model.part()));
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
                        () -> shown().withAlpha(model.alphaProperty().get()),
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        pane,
                        () -> model.dataProperty().get().isEmpty()));
        show(
                new BesideChart(pane, new PartPane(model.part(), tools)),
                Bindings.createBooleanBinding(
                        () -> model.dataProperty().get().isEmpty(), model.dataProperty()),
                model.hintProperty());
    }

    /** The unit and the examples; the statistics' examples are told by their switch. */
    private static String brief(String subtitle) {
        return subtitle.replace("mean cross-entropy, ", "").replaceFirst(" · \\w+ on .*", "");
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
        marker.place();
        hide();
    }

    private void hide() {
        crosshair.setVisible(false);
        readout.setVisible(false);
    }

    private void hover(MouseEvent event) {
        var area = pane.plotArea();
        if (!area.contains(event.getX(), event.getY())) {
            hide();
            return;
        }
        double alpha = Math.clamp(pane.valueAt(event.getX()), 0, 1);
        LossChartData data = model.dataProperty().get();
        var text = new StringBuilder(String.format(Locale.ROOT, "α %.2f", alpha));
        String naive = texts.get("loss.naive");
        String matched = texts.get("loss.matched");
        append(text, naive, data.naive(), alpha);
        append(text, matched, data.matched(), alpha);
        if (model.pendingProperty().get()) {
            text.append("   ").append(texts.get("loss.measuring"));
        }
        Phrase renewal =
                Phrase.of("loss.statistics." + data.plain().renewal().toLowerCase(Locale.ROOT));
        append(text, texts.get("loss.without", naive, renewal), data.plain().naive(), alpha);
        append(text, texts.get("loss.without", matched, renewal), data.plain().matched(), alpha);
        readout.setText(text.toString());
        readout.applyCss();
        readout.autosize();
        double x = Math.floor(event.getX()) + 0.5;
        crosshair.setStartX(x);
        crosshair.setEndX(x);
        crosshair.setStartY(area.getMinY());
        crosshair.setEndY(area.getMaxY());
        double width = readout.getWidth();
        boolean left = x + 10 + width > area.getMaxX();
        readout.relocate(left ? x - 10 - width : x + 10, area.getMinY() + 4);
        crosshair.setVisible(true);
        readout.setVisible(true);
    }

    private static void append(
            StringBuilder text,
            String name,
            @org.jspecify.annotations.Nullable Curve curve,
            double alpha) {
        double y = curve == null ? Double.NaN : curve.at(alpha);
        if (!Double.isNaN(y)) {
            text.append(String.format(Locale.ROOT, "   %s %.4f", name, y));
        }
    }
}
