package thalweg.desktop.sides;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.chart.ChartSight;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelTools;
import thalweg.report.ChartData;
import thalweg.report.Charts;
import thalweg.report.Heading;
import thalweg.report.PairedData;
import thalweg.report.Purpose;
import thalweg.report.SeriesData;
import thalweg.report.Span;
import thalweg.report.Zoom;
import thalweg.report.ZoomedData;
import thalweg.words.Phrase;

/**
 * Two charts of one kind beside each other, each under its name. They are looked at alike: the
 * whole of either spans both, a zoom is of both, and a series is hidden in both.
 */
final class TwoCharts extends Pane {
    private static final double GAP = 14;
    private static final double NAME = 22;

    private final ChartSight sight;
    private final Supplier<? extends SeriesData> leftData;
    private final Supplier<? extends SeriesData> rightData;
    private final PanelTools tools;
    private final Node leftName;
    private final Node rightName;
    private final ChartPane left;
    private final ChartPane right;

    /**
     * @param panel its name in files
     */
    TwoCharts(
            String panel,
            Supplier<? extends SeriesData> leftData,
            Supplier<? extends SeriesData> rightData,
            Node leftName,
            Node rightName,
            PanelTools tools,
            Runnable afterDrawing) {
        this.leftData = leftData;
        this.rightData = rightData;
        this.leftName = leftName;
        this.rightName = rightName;
        this.tools = tools;
        sight = tools.sights().chart(panel);
        left = new ChartPane(leftData, sight, tools, afterDrawing);
        right = new ChartPane(rightData, sight, tools, afterDrawing);
        left.setFrame(own -> spanning(own, whole(rightData)));
        right.setFrame(own -> spanning(own, whole(leftData)));
        setMinSize(0, 0);
        getChildren().addAll(left, right, leftName, rightName);
    }

    ChartPane left() {
        return left;
    }

    ChartPane right() {
        return right;
    }

    void refresh() {
        left.refresh();
        right.refresh();
    }

    /**
     * The menu that takes both away, as they are looked at.
     *
     * @param nothing whether there is nothing to take away
     */
    MenuButton export(SidesModel model, Supplier<Heading> heading, BooleanSupplier nothing) {
        return ExportMenu.button(
                tools,
                () -> seen(model.left().headProperty().get(), model.right().headProperty().get()),
                heading,
                this,
                nothing);
    }

    private ChartData seen(Phrase leftTitle, Phrase rightTitle) {
        return new PairedData(
                leftTitle,
                framed(leftData.get(), rightData),
                rightTitle,
                framed(rightData.get(), leftData));
    }

    private ChartData framed(SeriesData data, Supplier<? extends SeriesData> other) {
        SeriesData visible = data.without(sight.hiddenProperty().get());
        Zoom whole =
                spanning(
                        Charts.shown(Charts.of(visible, tools.theme().getValue(), Purpose.FILE)),
                        whole(other));
        Zoom part = sight.shown();
        return new ZoomedData(
                visible,
                new Zoom(
                        part.across() == null ? whole.across() : part.across(),
                        part.up() == null ? whole.up() : part.up()));
    }

    private Zoom whole(Supplier<? extends SeriesData> data) {
        SeriesData visible = data.get().without(sight.hiddenProperty().get());
        return visible.series().isEmpty()
                ? Zoom.NONE // nothing is drawn that had a scale
                : Charts.shown(Charts.of(visible, tools.theme().getValue(), Purpose.WINDOW));
    }

    private static Zoom spanning(Zoom one, Zoom other) {
        return new Zoom(spanning(one.across(), other.across()), spanning(one.up(), other.up()));
    }

    private static @Nullable Span spanning(@Nullable Span one, @Nullable Span other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Span(Math.min(one.lower(), other.lower()), Math.max(one.upper(), other.upper()));
    }

    @Override
    protected void layoutChildren() {
        double each = Math.floor((getWidth() - GAP) / 2);
        double second = getWidth() - each;
        leftName.autosize();
        rightName.autosize();
        leftName.relocate(2, 0);
        rightName.relocate(second + 2, 0);
        left.resizeRelocate(0, NAME, each, Math.max(0, getHeight() - NAME));
        right.resizeRelocate(second, NAME, each, Math.max(0, getHeight() - NAME));
    }
}
