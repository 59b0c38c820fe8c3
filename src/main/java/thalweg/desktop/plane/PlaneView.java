package thalweg.desktop.plane;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.Segments;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.landscape.PlaneFrame;
import thalweg.report.Figures;
import thalweg.report.Heading;
import thalweg.report.PlaneChartData;
import thalweg.words.Words;

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
        var pointed = new SimpleObjectProperty<PlaneFrame.@Nullable Point>();
        var said = foot(tools.texts());
        said.textProperty()
                .bind(
                        tools.texts()
                                .following(
                                        words -> said(model, pointed.get(), words),
                                        pointed,
                                        model.dataProperty(),
                                        model.partProperty()));
        var pane = new PlanePane(model, tools, pointed::set);
        var foot = new HBox(said);
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
                        model::seen,
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        pane,
                        () -> model.dataProperty().get() == null));
        show(picture, Bindings.isNull(model.dataProperty()), model.hintProperty());
    }

    /** The loss under the pointer; what the map is where there is none. */
    private static String said(PlaneModel model, PlaneFrame.@Nullable Point at, Words words) {
        @Nullable PlaneChartData data = model.seen();
        return at == null || data == null
                ? words.get("plane.foot")
                : words.get(
                        "plane.read",
                        Figures.of(data.lossNear(at.x(), at.y()), 3),
                        Figures.of(at.x(), 1),
                        Figures.of(at.y(), 1));
    }

    private static Label foot(Texts texts) {
        var foot = new Label();
        foot.getStyleClass().add("heatmap-caption");
        foot.setMinWidth(0);
        define(foot, texts.of(DEFINITION));
        return foot;
    }
}
