package thalweg.desktop.plane;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.Segments;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.report.Heading;

/** The loss over the plane of three models, as a map with a point that a hand moves. */
public final class PlaneView extends PanelFrame {
    private static final String DEFINITION =
            "The affine plane through A, π(B) and π(C), with true angles and L2 lengths. Every point"
                    + " is w_a A + w_b π(B) + w_c π(C) with weights that add up to 1, all with the same"
                    + " normalisation. Loss is mean cross-entropy in nats; lines join equal losses."
                    + " Hatched: outside the triangle a weight is negative, which is extrapolation."
                    + " Press, drag, or use the arrow keys to move the point.";

    /** A view of the model. */
    public PlaneView(PlaneModel model, PanelTools tools) {
        super("Loss over the plane through three models", DEFINITION);
        getStyleClass().add("plane-panel");
        subtitleProperty().bind(model.subtitleProperty());
        briefSubtitleProperty()
                .bind(
                        model.subtitleProperty()
                                .map(text -> text.replace("mean cross-entropy, ", "")));
        keepSubtitle("Plane through three models");
        var pane = new PlanePane(model, tools.theme());
        var foot = new HBox(foot());
        foot.setAlignment(Pos.CENTER);
        foot.getStyleClass().add("heatmap-foot");
        var picture = new BorderPane(pane);
        picture.setMinSize(0, 0);
        picture.setBottom(foot);
        HBox maps =
                Segments.of(
                        model.mapProperty(),
                        Moved.values(),
                        moved -> moved.name().toLowerCase(Locale.ROOT));
        Tips.on(
                maps,
                "naive: through A, B and C as they are; matched: through them as the search moved"
                        + " them. Both maps are on one colour scale.");
        addAction(maps);
        addAction(
                ExportMenu.button(
                        tools,
                        model.dataProperty()::get,
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        pane,
                        () -> model.dataProperty().get() == null));
        show(picture, Bindings.isNull(model.dataProperty()), model.hintProperty());
    }

    private static Label foot() {
        var foot =
                new Label(
                        "hatched: extrapolation, outside the triangle · lengths are L2, angles true");
        foot.getStyleClass().add("heatmap-caption");
        foot.setMinWidth(0);
        define(foot, DEFINITION);
        return foot;
    }
}
