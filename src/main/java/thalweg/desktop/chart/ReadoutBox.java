package thalweg.desktop.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import thalweg.report.ChartTheme;
import thalweg.report.Series;

/** The small box of a readout: a place, and a row for each series with its sign and its value. */
final class ReadoutBox extends VBox {
    private static final double ROW = 17;
    private static final double ASIDE = 10;
    private static final int FEWEST = 2;

    private final Label head = new Label();
    private final GridPane grid = new GridPane(7, 1);
    private final Label foot = new Label();
    private final List<Cells> cells = new ArrayList<>();
    private List<String> said = List.of();

    /** A series, and what is to be said of it. */
    record Row(Series series, String name, String value) {}

    ReadoutBox() {
        getStyleClass().add("chart-readout");
        head.getStyleClass().add("readout-place");
        foot.getStyleClass().add("readout-note");
        var sign = new ColumnConstraints(16);
        sign.setHalignment(HPos.CENTER);
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        var value = new ColumnConstraints();
        value.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(sign, name, value);
        getChildren().addAll(head, grid, foot);
    }

    /** What it says, from top to bottom. */
    List<String> lines() {
        return said;
    }

    /**
     * Says something else.
     *
     * @param room how high it may be; what has none is counted
     */
    void fill(String place, List<Row> rows, String note, ChartTheme theme, double room) {
        int most = Math.max(FEWEST, (int) ((room - 14) / ROW) - (place.isEmpty() ? 0 : 1));
        int shown = rows.size() <= most ? rows.size() : most - 1;
        String more = shown == rows.size() ? note : "+ " + (rows.size() - shown);
        List<String> lines = new ArrayList<>();
        say(head, place, lines);
        for (int i = 0; i < Math.max(shown, cells.size()); i++) {
            if (i == cells.size()) {
                cells.add(new Cells(i));
            }
            cells.get(i).say(i < shown ? rows.get(i) : null, theme, lines);
        }
        say(foot, more, lines);
        said = List.copyOf(lines);
        toFront(); // over the markers, which came later
        setVisible(true); // what can't be seen isn't dressed
        applyCss();
        autosize();
    }

    /** A row's nodes, which are kept: the pointer moves often. */
    private final class Cells {
        private final StackPane sign = new StackPane();
        private final Label name = new Label();
        private final Label value = new Label();
        private @Nullable Series drawn;
        private @Nullable ChartTheme dressed;

        Cells(int row) {
            name.getStyleClass().add("readout-name");
            value.getStyleClass().add("readout-value");
            value.setMinWidth(USE_PREF_SIZE);
            grid.addRow(row, sign, name, value);
        }

        void say(@Nullable Row row, ChartTheme theme, List<String> lines) {
            for (Node cell : List.of(sign, name, value)) {
                cell.setVisible(row != null);
                cell.setManaged(row != null);
            }
            if (row == null) {
                return;
            }
            Series before = drawn;
            boolean same = before != null && before.id().equals(row.series.id());
            if (!same || !theme.equals(dressed)) {
                sign.getChildren().setAll(SeriesSign.of(row.series, theme));
            }
            drawn = row.series;
            dressed = theme;
            name.setText(row.name);
            value.setText(row.value);
            lines.add(row.name + ' ' + row.value);
        }
    }

    private static void say(Label label, String text, List<String> lines) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
        if (!text.isEmpty()) {
            lines.add(text);
        }
    }

    /** Stands beside a place, on the side that has room. */
    void beside(double x, double y, Rectangle2D area, double width) {
        boolean left = x + ASIDE + getWidth() > Math.max(area.getMaxX(), width - 4);
        double at = left ? x - ASIDE - getWidth() : x + ASIDE;
        relocate(Math.floor(Math.clamp(at, 0, Math.max(0, width - getWidth()))), Math.floor(y));
    }
}
