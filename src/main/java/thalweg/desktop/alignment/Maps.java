package thalweg.desktop.alignment;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.alignment.AlignmentModel.Moment;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.words.Texts;
import thalweg.report.HeatmapData;

/**
 * One map or two side by side, the rows' title at their left and one colour scale at their right.
 */
final class Maps extends Pane {
    private static final double ROWS_TITLE = 20;
    private static final double GAP = 12;

    private final AlignmentModel model;
    private final HeatmapPane before;
    private final HeatmapPane after;
    private final ColourBar bar;
    private final Texts texts;
    private final Label rows = new Label();
    private final Group turned = new Group(rows);

    Maps(AlignmentModel model, PanelTools tools, Consumer<HeatmapPane.@Nullable Cell> pointed) {
        this.model = model;
        texts = tools.texts();
        before = map(model.beforeProperty(), "before", tools, pointed);
        after = map(model.afterProperty(), "after", tools, pointed);
        bar = new ColourBar(tools.texts(), model.sideProperty(), tools.theme());
        rows.getStyleClass().add("axis-title");
        rows.setRotate(-90);
        turned.setManaged(false);
        setMinSize(0, 0);
        getChildren().addAll(turned, before, after, bar);
        model.momentProperty().addListener(changed -> requestLayout());
        model.sideProperty().addListener(changed -> requestLayout());
        texts.wordsProperty().addListener(changed -> requestLayout());
    }

    private HeatmapPane map(
            ObservableValue<HeatmapData> data,
            String moment,
            PanelTools tools,
            Consumer<HeatmapPane.@Nullable Cell> pointed) {
        var map = new HeatmapPane(data, model.sight(), tools, pointed);
        map.accessibleTextProperty().bind(texts.of("alignment.map." + moment));
        map.accessibleHelpProperty().bind(texts.of("alignment.map.about"));
        return map;
    }

    /** How high one map is that uses the whole of a width. */
    double wantedHeight(double width) {
        return width - ROWS_TITLE - bar.getPrefWidth() - GAP;
    }

    @Override
    protected void layoutChildren() {
        Moment moment = model.momentProperty().get();
        double below = moment == Moment.BOTH ? HeatmapPane.TITLE : 0;
        before.setVisible(moment != Moment.AFTER);
        after.setVisible(moment != Moment.BEFORE);
        List<HeatmapPane> shown =
                switch (moment) {
                    case BEFORE -> List.of(before);
                    case AFTER -> List.of(after);
                    case BOTH -> List.of(before, after);
                };
        double room = getWidth() - ROWS_TITLE - bar.getPrefWidth() - GAP * shown.size();
        double each = Math.max(0, Math.min(room / shown.size(), getHeight() - below));
        double used = each * shown.size() + GAP * (shown.size() - 1);
        double x =
                ROWS_TITLE + Math.max(0, Math.floor((room + GAP * (shown.size() - 1) - used) / 2));
        rows.setText(rowsTitle());
        double left = x - ROWS_TITLE;
        double y = Math.max(0, Math.floor((getHeight() - each - below) / 2));
        for (HeatmapPane map : shown) {
            map.setTitled(below > 0);
            map.resizeRelocate(Math.floor(x), y, Math.floor(each), Math.floor(each + below));
            x += each + GAP;
        }
        turned.applyCss();
        turned.autosize();
        var bounds = turned.getLayoutBounds();
        turned.relocate(Math.floor(left), y + Math.floor((each - bounds.getHeight()) / 2));
        bar.setLength(each);
        bar.resizeRelocate(Math.floor(x - GAP + 10), y, bar.getPrefWidth(), each);
    }

    private String rowsTitle() {
        return texts.get(
                switch (model.sideProperty().get()) {
                    case LEFT -> "alignment.rows.left";
                    case RIGHT -> "alignment.rows.right";
                    case JOINT -> "alignment.rows.joint";
                });
    }
}
