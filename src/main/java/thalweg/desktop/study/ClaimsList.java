package thalweg.desktop.study;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.study.Claim;
import thalweg.study.StudyStanding;
import thalweg.study.Verdict;
import thalweg.words.Phrase;

/** The paper's claims, and what the runs so far say of each. */
final class ClaimsList extends GridPane {
    private static final double MARK = 74;
    private static final double MET = 72;
    private static final double MODELS = 62;

    private final Texts texts;

    ClaimsList(Texts texts) {
        this.texts = texts;
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
        head("study.claims.verdict", 0);
        head("study.claims.claim", 1);
        head("study.claims.medians", 2);
        head("study.claims.runs", 3);
        head("study.claims.models", 4);
        boolean all = now.done() == now.tasks();
        for (int i = 0; i < now.claims().size(); i++) {
            row(now.claims().get(i), i + 1, all);
        }
    }

    private void head(String key, int column) {
        Label label = texts.on(new Label(), key);
        label.getStyleClass().add("study-head");
        Tips.on(label, texts.of(key + ".about"));
        add(label, column, 0);
    }

    private void row(Verdict verdict, int row, boolean all) {
        boolean absent = verdict.state() == Verdict.State.ABSENT;
        add(mark(verdict, texts), 0, row);
        Claim claim = verdict.claim();
        Label title =
                texts.on(new Label(), "study.claims.row", claim.letter(), ClaimNames.title(claim));
        title.setMinWidth(0);
        var figures = new Label();
        figures.textProperty()
                .bind(
                        texts.of(
                                absent
                                        ? Phrase.of(
                                                all ? "study.claims.never" : "study.claims.not-yet")
                                        : ClaimNames.figures(verdict)));
        figures.getStyleClass().addAll("muted", "small");
        figures.setMinWidth(USE_PREF_SIZE);
        Phrase about =
                Phrase.of(
                        "study.claims.condition",
                        ClaimNames.condition(claim),
                        ClaimNames.threshold(claim));
        for (Label part : List.of(title, figures)) {
            Tips.on(
                    part,
                    texts.of(
                            absent
                                    ? about
                                    : Phrase.of(
                                            "study.claims.here",
                                            about,
                                            ClaimNames.statistics(verdict))));
        }
        add(title, 1, row);
        add(figures, 2, row);
        if (!absent) {
            add(texts.on(new Label(), "study.of", verdict.met(), verdict.runs()), 3, row);
            add(new Label(Integer.toString(verdict.models())), 4, row);
        }
    }

    /** A verdict's mark in its colour; a dash of no run. */
    static Label mark(Verdict verdict, Texts texts) {
        var mark = new Label();
        mark.textProperty().bind(texts.of(ClaimNames.mark(verdict)));
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
}
