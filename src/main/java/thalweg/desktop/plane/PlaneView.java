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
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.report.Heading;

/** The loss over the plane of three models, as a map with a point that a hand moves. */
public final class PlaneView extends PanelFrame {
    private static final String DEFINITION = "plane.definition";

    /** A view of the model. */
    public PlaneView(PlaneModel model, PanelTools tools) {
        super(tools.texts(), "plane.title", DEFINITION);
        getStyleClass().add("plane-panel");
        subtitleProperty().bind(model.subtitleProperty());
        briefSubtitleProperty()
                .bind(
                        model.subtitleProperty()
                                .map(
                                        text ->
                                                text.replace(
                                                        tools.texts().get("units.cross-entropy"),
                                                        tools.texts().get("units.nats"))));
        keepSubtitle(tools.texts().of("plane.brief"));
        var pane = new PlanePane(model, tools);
        var foot = new HBox(foot(tools.texts()));
        foot.setAlignment(Pos.CENTER);
        foot.getStyleClass().add("heatmap-foot");
        var picture = new BorderPane(pane);
        picture.setMinSize(0, 0);
        picture.setBottom(foot);
        HBox maps =
                Segments.of(
                        tools.texts(),
                        model.mapProperty(),
                        Moved.values(),
                        moved -> "plane.map." + moved.name().toLowerCase(Locale.ROOT));
        Tips.on(maps, tools.texts().of("plane.maps.about"));
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

    private static Label foot(Texts texts) {
        var foot = texts.on(new Label(), "plane.foot");
        foot.getStyleClass().add("heatmap-caption");
        foot.setMinWidth(0);
        define(foot, texts.of(DEFINITION));
        return foot;
    }
}
