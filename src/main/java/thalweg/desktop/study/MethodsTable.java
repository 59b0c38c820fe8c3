package thalweg.desktop.study;

import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.report.Figures;
import thalweg.study.Headline;
import thalweg.study.Spread;
import thalweg.study.StudyStanding;

/** Methods by headline figures: the median so far, and of how many runs it is. */
final class MethodsTable extends GridPane {
    private static final double LEAST_LABEL = 150;
    private static final double RUNS = 62;
    private static final double FIGURE = 116;

    MethodsTable() {
        setId("study-methods");
        getStyleClass().add("study-table");
        setHgap(12);
        setVgap(5);
    }

    /** Shows how it stands. */
    void show(@Nullable StudyStanding now) {
        getChildren().clear();
        getColumnConstraints().clear();
        if (now == null) {
            return;
        }
        var first = new ColumnConstraints(LEAST_LABEL, 220, Double.MAX_VALUE);
        first.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(first, column(RUNS));
        now.columns().forEach(figure -> getColumnConstraints().add(column(FIGURE)));
        add(head("Method", "As the study names it"), 0, 0);
        add(head("Runs", "Tasks that are done, of those that the study has"), 1, 0);
        for (int c = 0; c < now.columns().size(); c++) {
            Headline figure = now.columns().get(c);
            String help =
                    "%s (%s): the median, and of how many runs"
                            .formatted(figure.title(), figure.unit());
            add(head(figure.head(), help), c + 2, 0);
        }
        for (int r = 0; r < now.methods().size(); r++) {
            StudyStanding.Row row = now.methods().get(r);
            var name = new Label(row.label());
            Tips.on(name, row.label());
            add(name, 0, r + 1);
            add(muted(row.done() + " of " + row.tasks()), 1, r + 1);
            for (int c = 0; c < now.columns().size(); c++) {
                add(cell(row.figures().get(c), now.columns().get(c)), c + 2, r + 1);
            }
        }
    }

    private static ColumnConstraints column(double width) {
        var column = new ColumnConstraints(width, width, width);
        column.setHalignment(HPos.RIGHT);
        return column;
    }

    private static Label head(String text, String help) {
        var label = new Label(text);
        label.getStyleClass().add("study-head");
        Tips.on(label, help);
        return label;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private static HBox cell(Spread spread, Headline figure) {
        boolean none = spread.size() == 0;
        var median = new Label(none ? "–" : Figures.of(spread.median(), figure.places()));
        var runs = new Label(none ? "" : "×" + spread.size());
        median.getStyleClass().add(none ? "muted" : "strong");
        runs.getStyleClass().addAll("muted", "small");
        runs.setMinWidth(26);
        Stream.of(median, runs).forEach(label -> GridPane.setValignment(label, VPos.BASELINE));
        var cell = new HBox(4, median, runs);
        cell.setAlignment(Pos.BASELINE_RIGHT);
        return cell;
    }
}
