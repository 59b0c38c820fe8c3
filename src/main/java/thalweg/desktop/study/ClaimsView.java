package thalweg.desktop.study;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.study.Claim;
import thalweg.study.Verdict;
import thalweg.words.Phrase;

/** The paper's claims, what runs of the models in hand say of each, and the figure behind it. */
public final class ClaimsView extends PanelFrame {
    private static final String DEFINITION = "claims.definition";

    private static final double MARK = 16;
    private static final double TITLE = 360;

    private final GridPane rows = new GridPane(8, 5);
    private final Texts texts;

    /** A view of the model. */
    public ClaimsView(ClaimsModel model, Texts texts) {
        super(texts, "claims.title", DEFINITION);
        this.texts = texts;
        getStyleClass().add("claims-panel");
        setId("claims-panel");
        subtitleProperty().bind(model.subtitleProperty());
        keepSubtitle(texts.of("claims.brief"));
        var mark = new ColumnConstraints(MARK);
        var title = new ColumnConstraints(60, 120, TITLE);
        title.setHgrow(Priority.ALWAYS);
        var figure = new ColumnConstraints();
        figure.setHalignment(HPos.RIGHT);
        figure.setMinWidth(USE_PREF_SIZE);
        rows.getColumnConstraints().addAll(mark, title, figure);
        rows.setId("claims-of-three");
        rows.setPadding(new Insets(6, 0, 4, 0));
        addAction(button(model));
        var scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("study-found");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        model.verdictsProperty().subscribe(this::fill);
        show(
                scroll,
                Bindings.createBooleanBinding(
                        () -> model.verdictsProperty().get().isEmpty(), model.verdictsProperty()),
                model.helpProperty());
    }

    private static Button button(ClaimsModel model) {
        var button = new Button();
        button.setId("claims-measure");
        button.getStyleClass().addAll("plain-button", "small");
        button.textProperty().bind(model.actionProperty());
        button.visibleProperty().bind(model.actionProperty().isNotEmpty());
        button.managedProperty().bind(button.visibleProperty());
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> model.runProperty().get().run());
        Tips.on(button, model.helpProperty());
        return button;
    }

    private void fill(List<Verdict> verdicts) {
        rows.getChildren().clear();
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict verdict = verdicts.get(i);
            boolean absent = verdict.state() == Verdict.State.ABSENT;
            Label mark = ClaimsList.mark(verdict, texts);
            if (verdict.state() == Verdict.State.SOME) {
                mark.textProperty().unbind();
                mark.setText("~"); // the word has no room
            }
            var title = new Label();
            title.textProperty().bind(texts.of(ClaimNames.brief(verdict.claim())));
            title.setMinWidth(0);
            var figure = new Label();
            if (!absent) {
                figure.textProperty().bind(texts.of(ClaimNames.figures(verdict)));
            }
            figure.getStyleClass().addAll("small", "muted");
            figure.setMinWidth(USE_PREF_SIZE);
            for (Label part : List.of(mark, title, figure)) {
                Tips.on(part, texts.of(told(verdict, absent)));
            }
            rows.addRow(i, mark, title, figure);
        }
    }

    private static Phrase told(Verdict verdict, boolean absent) {
        Claim of = verdict.claim();
        Phrase claim =
                Phrase.of(
                        "claims.told",
                        of.letter(),
                        ClaimNames.title(of),
                        ClaimNames.condition(of),
                        ClaimNames.threshold(of));
        return absent
                ? claim
                : Phrase.of(
                        "claims.told.met",
                        claim,
                        verdict.met(),
                        verdict.runs(),
                        verdict.models(),
                        ClaimNames.statistics(verdict));
    }
}
