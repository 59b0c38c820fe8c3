package thalweg.desktop.jobs;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import thalweg.desktop.commands.SheetKeys;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.Consent;
import thalweg.words.Phrase;

/**
 * Says how long something will take, or how much memory, before it begins: Enter goes on, Esc
 * doesn't.
 */
public final class ConsentSheet extends VBox {
    private static final double WIDTH = 460;

    private final CheckBox quiet;
    private final Button goOn;

    /**
     * @param question what is asked
     * @param begin goes on; told whether to ask about the like again
     * @param leave puts the sheet away
     */
    public ConsentSheet(
            Texts texts, Consent.Question question, Consumer<Boolean> begin, Runnable leave) {
        setId("consent-sheet");
        getStyleClass().addAll("sheet", "consent-sheet");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        setSpacing(12);
        boolean memory = question.need() instanceof Consent.Memory;
        var title = texts.on(new Label(), memory ? "jobs.much.title" : "jobs.long.title");
        title.getStyleClass().add("title");
        Label said = wrapped(new Label());
        said.textProperty().bind(texts.of(said(question)));
        said.setId("consent-said");
        Label how = wrapped(new Label());
        how.textProperty().bind(texts.of(instead(question.need())));
        how.getStyleClass().add("muted");
        quiet = texts.on(new CheckBox(), "jobs.long.quiet");
        quiet.setId("consent-quiet");
        goOn = texts.on(new Button(), "jobs.long.go");
        goOn.setId("consent-go");
        goOn.getStyleClass().setAll("button", "search-button");
        goOn.setOnAction(e -> begin.accept(!quiet.isSelected()));
        var not = texts.on(new Button(), "jobs.long.leave");
        not.setId("consent-leave");
        not.getStyleClass().add("plain-button");
        not.setOnAction(e -> leave.run());
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        var foot = new HBox(8, quiet, stretch, not, goOn);
        foot.setAlignment(Pos.CENTER_LEFT);
        for (Button button : new Button[] {not, goOn}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(title, said, how, foot);
        // Before the button has it, which would wait for the key to be let go.
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && !not.isFocused()) {
                        event.consume();
                        goOn.fire();
                    }
                });
        SheetKeys.keepOn(this);
    }

    private static Phrase said(Consent.Question question) {
        return switch (question.need()) {
            case Consent.Time time ->
                    Phrase.of(
                            time.guess() ? "jobs.long.guess" : "jobs.long.measured",
                            question.what(),
                            Times.about(time.seconds()));
            case Consent.Memory memory ->
                    Phrase.of(
                            "jobs.much.said",
                            question.what(),
                            megabytes(memory.bytes()),
                            megabytes(memory.left()));
        };
    }

    private static Phrase instead(Consent.Need need) {
        return Phrase.of(
                switch (need) {
                    case Consent.Time time ->
                            time.guess() ? "jobs.long.instead.guess" : "jobs.long.instead";
                    case Consent.Memory _ -> "jobs.much.instead";
                });
    }

    private static Phrase megabytes(long bytes) {
        return Phrase.of("jobs.megabytes", bytes >> 20);
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** What has the keyboard first. */
    public Node first() {
        return goOn;
    }
}
