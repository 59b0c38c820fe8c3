package thalweg.desktop.r;

import java.awt.geom.Rectangle2D;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.ReadoutPlace;
import thalweg.desktop.chart.ValueMarker;
import thalweg.report.Curve;
import thalweg.report.Heading;
import thalweg.report.RChartData;

/** R(γ); its dotted marker is the γ of the whole window. */
public final class RView extends PanelFrame {
    private static final String DEFINITION = "r.definition";

    private final RModel model;
    private final ValueMarker marker;
    private final ChartPane pane;
    private final Label readout = new Label();

    /** A view of the model. */
    public RView(RModel model, PanelTools tools) {
        super(tools.texts(), "r.title", DEFINITION);
        this.model = model;
        getStyleClass().add("r-panel");
        subtitleProperty().bind(tools.texts().of("r.subtitle"));
        briefSubtitleProperty().bind(tools.texts().of("r.subtitle.brief"));
        pane =
                new ChartPane(
                        () -> model.dataProperty().get(),
                        tools.sights().chart("r"),
                        tools,
                        this::place);
        marker = new ValueMarker(pane, model.gammaProperty(), 0.05, this::rAt);
        marker.within(0, 0.95);
        marker.style("gamma");
        marker.onMoved(this::placeReadout);
        readout.getStyleClass().add("marker-readout");
        readout.accessibleHelpProperty().bind(tools.texts().of(DEFINITION));
        readout.setMouseTransparent(true);
        readout.setManaged(false);
        pane.overlay().getChildren().add(readout);
        model.dataProperty().addListener(changed -> pane.refresh());
        addChart(pane);
        addAction(
                ExportMenu.button(
                        tools,
                        pane,
                        () -> model.dataProperty().get().withGamma(model.gammaProperty().get()),
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        () -> model.dataProperty().get().isEmpty()));
        pane.readout()
                .setNote(
                        () ->
                                model.pendingProperty().get()
                                        ? tools.texts().get("r.measuring")
                                        : "");
        sayWhileComputing(model.pendingProperty());
        show(
                pane,
                Bindings.createBooleanBinding(
                        () -> model.dataProperty().get().isEmpty(), model.dataProperty()),
                model.hintProperty());
    }

    private double rAt(double gamma) {
        RChartData data = model.dataProperty().get();
        Curve curve = data.after() != null ? data.after() : data.before();
        return curve == null ? Double.NaN : curve.at(gamma);
    }

    private void place() {
        Curve any = model.dataProperty().get().after();
        if (any != null && any.size() > 0) {
            marker.within(0, any.x()[any.size() - 1]);
        }
        marker.place();
    }

    private void placeReadout() {
        double y = marker.y();
        readout.setVisible(!Double.isNaN(y));
        if (Double.isNaN(y)) {
            return;
        }
        double gamma = model.gammaProperty().get();
        readout.setText(RChartData.readout(gamma, rAt(gamma)));
        readout.applyCss();
        readout.autosize();
        Rectangle2D place =
                ReadoutPlace.beside(
                        marker.x(),
                        y,
                        readout.getWidth(),
                        readout.getHeight(),
                        pane.plotArea(),
                        pane.labels());
        readout.relocate(place.getX(), place.getY());
    }
}
