package thalweg.desktop.symmetry;

import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.report.Figures;
import thalweg.symmetry.SymmetryProof;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** What the check says of the groups as they stand. */
final class VerdictRow extends HBox {
    private static final int MOST_FAULTS = 4;

    private final Circle dot = new Circle(4);
    private final Label said = new Label();

    private final Button again = new Button();
    private final Texts texts;

    /**
     * @param retry checks again what failed
     */
    VerdictRow(Texts texts, Runnable retry) {
        super(10);
        this.texts = texts;
        texts.on(again, "symmetry.again");
        setAlignment(Pos.CENTER_LEFT);
        dot.getStyleClass().add("state-dot");
        said.setId("symmetry-verdict");
        said.setMaxWidth(Double.MAX_VALUE);
        said.setWrapText(true);
        said.setMinHeight(38);
        HBox.setHgrow(said, Priority.ALWAYS);
        Tips.on(said, texts.of("symmetry.verdict.about"));
        again.setId("symmetry-check-again");
        again.getStyleClass().add("plain-button");
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(e -> retry.run());
        again.managedProperty().bind(again.visibleProperty());
        Tips.on(again, texts.of("symmetry.again.about"));
        getChildren().addAll(dot, said, again);
    }

    /**
     * @param proof null while it is not known
     * @param failure why it isn't; null while the check goes on
     */
    void show(@Nullable SymmetryProof proof, @Nullable Phrase failure) {
        boolean failed = proof == null && failure != null;
        boolean wrong = failed || proof != null && !proof.holds();
        boolean busy = proof == null && !failed;
        dot.getStyleClass().setAll("state-dot", busy ? "busy" : wrong ? "problem" : "done");
        said.getStyleClass().setAll("label", busy ? "muted" : wrong ? "text-naive" : "text-accent");
        again.setVisible(failed);
        if (proof != null) {
            said.textProperty().bind(texts.of(words -> words(proof, words)));
        } else {
            said.textProperty()
                    .bind(
                            texts.of(
                                    failure == null
                                            ? Phrase.of("symmetry.checking")
                                            : Phrase.of("symmetry.failed", failure)));
        }
    }

    private static String words(SymmetryProof proof, Words words) {
        String difference = Figures.small(proof.found().relativeDifference());
        if (proof.holds()) {
            return words.get("symmetry.holds", difference, proof.found().freeUnits());
        }
        String where =
                proof.faults().stream()
                        .limit(MOST_FAULTS)
                        .map(f -> f.group() + " (" + Figures.small(f.relativeDifference()) + ")")
                        .collect(Collectors.joining(", "));
        int more = proof.faults().size() - MOST_FAULTS;
        if (where.isEmpty()) {
            return words.get("symmetry.wrong", difference);
        }
        return more > 0
                ? words.get("symmetry.wrong.more", difference, where, more)
                : words.get("symmetry.wrong.by", difference, where);
    }
}
