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
import thalweg.desktop.words.Texts;
import thalweg.report.Figures;
import thalweg.study.Headline;
import thalweg.study.Spread;
import thalweg.study.StudyStanding;

/** Methods by headline figures: the median so far, and of how many runs it is. */
final class MethodsTable extends GridPane {
    private static final double LEAST_LABEL = 150;
    private static final double RUNS = 62;
    private static final double FIGURE = 116;

    private final Texts texts;

    MethodsTable(Texts texts) {
        this.texts = texts;
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
        add(head("study.method"), 0, 0);
        add(head("study.runs"), 1, 0);
        for (int c = 0; c < now.columns().size(); c++) {
            Headline figure = now.columns().get(c);
            var head = new Label();
            head.textProperty().bind(texts.of(ClaimNames.head(figure)));
            head.getStyleClass().add("study-head");
            Tips.on(head, texts.of("study.median", ClaimNames.title(figure)));
            add(head, c + 2, 0);
        }
        for (int r = 0; r < now.methods().size(); r++) {
            StudyStanding.Row row = now.methods().get(r);
            var name = new Label(row.label());
            Tips.on(name, row.label());
            add(name, 0, r + 1);
            Label runs = texts.on(new Label(), "study.of", row.done(), row.tasks());
            runs.getStyleClass().add("muted");
            add(runs, 1, r + 1);
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

    private Label head(String key) {
        Label label = texts.on(new Label(), key);
        label.getStyleClass().add("study-head");
        Tips.on(label, texts.of(key + ".about"));
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
