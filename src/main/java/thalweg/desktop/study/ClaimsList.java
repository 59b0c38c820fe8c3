package thalweg.desktop.study;

import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.report.StudyClaimsTable;
import thalweg.study.StudyStanding;
import thalweg.study.Verdict;

/** The paper's claims, and what the runs so far say of each. */
final class ClaimsList extends GridPane {
    private static final double MARK = 74;
    private static final double MET = 72;
    private static final double MODELS = 62;

    ClaimsList() {
        setId("study-claims");
        getStyleClass().add("study-table");
        setHgap(12);
        setVgap(3);
        var claim = new ColumnConstraints();
        claim.setHgrow(Priority.ALWAYS);
        claim.setMinWidth(0);
        claim.setPrefWidth(0);
        claim.setMaxWidth(Double.MAX_VALUE);
        getColumnConstraints().addAll(column(MARK, HPos.LEFT), claim);
        getColumnConstraints().addAll(column(MET, HPos.RIGHT), column(MODELS, HPos.RIGHT));
    }

    private static ColumnConstraints column(double width, HPos side) {
        var column = new ColumnConstraints(width, width, width);
        column.setHalignment(side);
        return column;
    }

    /** Shows how they stand. */
    void show(@Nullable StudyStanding now) {
        getChildren().clear();
        if (now == null) {
            return;
        }
        head("Verdict", "✓ when all runs so far meet the claim, ✗ when none does", 0);
        head("Claim of the paper", "With the median (least … largest) of its figures", 1);
        head("Runs", "Runs that meet it, of those that it is about", 2);
        head("Models", "Independent ones: three make three pairs that hang together", 3);
        boolean all = now.done() == now.tasks();
        for (int i = 0; i < now.claims().size(); i++) {
            row(now.claims().get(i), i + 1, all);
        }
    }

    private void head(String text, String help, int column) {
        var label = new Label(text);
        label.getStyleClass().add("study-head");
        Tips.on(label, help);
        add(label, column, 0);
    }

    private void row(Verdict verdict, int row, boolean all) {
        boolean absent = verdict.state() == Verdict.State.ABSENT;
        add(mark(verdict), 0, row);
        var title =
                new Label("(%s) %s".formatted(verdict.claim().letter(), verdict.claim().title()));
        Tips.on(title, "About " + verdict.claim().condition() + ": " + verdict.claim().threshold());
        var figures = new Label(absent ? without(all) : statistics(verdict));
        figures.getStyleClass().addAll("muted", "small");
        figures.setWrapText(true);
        figures.setMinHeight(USE_PREF_SIZE);
        add(new VBox(title, figures), 1, row);
        if (!absent) {
            add(top(new Label(verdict.met() + " of " + verdict.runs())), 2, row);
            add(top(new Label(Integer.toString(verdict.models()))), 3, row);
        }
    }

    private static String without(boolean all) {
        return all ? "no run of this study is about it" : "no run is about it yet";
    }

    private static Label mark(Verdict verdict) {
        String text = verdict.state().mark();
        var mark = new Label(text.isEmpty() ? "–" : text);
        mark.getStyleClass()
                .add(
                        switch (verdict.state()) {
                            case ALL -> "text-accent";
                            case NONE -> "text-naive";
                            case SOME -> "strong";
                            case ABSENT -> "muted";
                        });
        return top(mark);
    }

    private static Label top(Label label) {
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static String statistics(Verdict verdict) {
        return verdict.figures().stream()
                .map(StudyClaimsTable::measured)
                .collect(Collectors.joining("; "));
    }
}
