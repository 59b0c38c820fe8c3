package thalweg.desktop.study;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
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
        var figures = new ColumnConstraints();
        figures.setMinWidth(USE_PREF_SIZE);
        figures.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(column(MARK, HPos.LEFT), claim, figures);
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
        head("Claim of the paper", "With its condition and threshold, where it is pointed at", 1);
        head("Medians", "Of the figures behind it; all of them where it is pointed at", 2);
        head("Runs", "Runs that meet it, of those that it is about", 3);
        head("Models", "Independent ones: three make three pairs that hang together", 4);
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
        title.setMinWidth(0);
        var figures = new Label(absent ? without(all) : verdict.brief());
        figures.getStyleClass().addAll("muted", "small");
        figures.setMinWidth(USE_PREF_SIZE);
        String about =
                "About " + verdict.claim().condition() + ": " + verdict.claim().threshold() + ".";
        for (Label part : List.of(title, figures)) {
            Tips.on(part, absent ? about : about + " Here: " + statistics(verdict) + ".");
        }
        add(title, 1, row);
        add(figures, 2, row);
        if (!absent) {
            add(new Label(verdict.met() + " of " + verdict.runs()), 3, row);
            add(new Label(Integer.toString(verdict.models())), 4, row);
        }
    }

    private static String without(boolean all) {
        return all ? "no run of this study is about it" : "no run is about it yet";
    }

    /** A verdict's mark in its colour; a dash of no run. */
    static Label mark(Verdict verdict) {
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
        return mark;
    }

    private static String statistics(Verdict verdict) {
        return verdict.figures().stream()
                .map(StudyClaimsTable::measured)
                .collect(Collectors.joining("; "));
    }
}
