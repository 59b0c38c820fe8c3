package thalweg.desktop.presentation;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.History;
import thalweg.desktop.workbench.Readout;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.Snapshot;
import thalweg.words.Words;

/** What stands under a presentation: the caption, α with its loss, the search's step, "3 / 7". */
public final class StageBar extends HBox {
    /** Of the window's height. */
    private static final double LETTERS = 1 / 38.0;

    private final Presentation presentation;
    private final WorkbenchState state;

    /** Of that presentation. */
    public StageBar(Presentation presentation, WorkbenchState state) {
        this.presentation = presentation;
        this.state = state;
        setId("stage-bar");
        getStyleClass().add("stage-bar");
        setAlignment(Pos.BASELINE_LEFT);
        History history = state.history();
        var caption = new Label();
        caption.setId("stage-caption");
        caption.getStyleClass().add("strong");
        caption.setWrapText(true);
        caption.setMinWidth(0);
        caption.textProperty()
                .bind(
                        state.texts()
                                .following(
                                        this::caption,
                                        presentation.atProperty(),
                                        presentation.steps()));
        var hand = new Label();
        hand.setId("stage-hand");
        hand.getStyleClass().add("muted");
        hand.setMinWidth(Region.USE_PREF_SIZE);
        Tips.on(hand, state.texts().of("presentation.hand.about"));
        hand.textProperty()
                .bind(
                        state.texts()
                                .following(
                                        this::hand,
                                        new Observable[] {
                                            state.alphaProperty(),
                                            state.readoutProperty(),
                                            state.pairProperty(),
                                            state.three().shownProperty(),
                                            state.comparison().shownProperty(),
                                            history.shownProperty(),
                                            history.snapshotProperty(),
                                            history.steps()
                                        }));
        var count = new Label();
        count.setId("stage-count");
        count.getStyleClass().add("muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty().bind(presentation.count());
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        getChildren().addAll(caption, spring, hand, count);
        styleProperty()
                .bind(
                        sceneProperty()
                                .flatMap(Scene::heightProperty)
                                .map(StageBar::letters)
                                .orElse(""));
    }

    private static String letters(Number height) {
        return "-fx-font-size: "
                + Math.round(Math.clamp(height.doubleValue() * LETTERS, 15, 90))
                + "px;";
    }

    private String caption(Words words) {
        var step = presentation.step();
        return step == null ? words.get("presentation.no-steps") : step.caption();
    }

    /** Where the hand is: of the pair only, for that has an α. */
    private String hand(Words words) {
        if (state.pair() == null
                || state.three().shownProperty().get()
                || state.comparison().shownProperty().get()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        parts.add(words.format("α %.2f", state.alphaProperty().get()));
        Readout read = state.readoutProperty().get();
        if (read != null) {
            String loss = words.format("%.3f", read.score().loss());
            parts.add(
                    read.isOfSample()
                            ? words.get("presentation.loss.of", loss, read.over(words))
                            : words.get("presentation.loss", loss));
        }
        History history = state.history();
        if (history.steps().size() > 1) {
            int step = history.shownProperty().get();
            Snapshot shown = history.shown();
            parts.add(
                    history.isMissing() && shown != null
                            ? words.get("steps.not-kept", step, shown.step())
                            : words.get("presentation.step", step + " / " + history.last()));
        }
        return String.join("   ", parts);
    }
}
