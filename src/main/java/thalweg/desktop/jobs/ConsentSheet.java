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
import thalweg.words.Phrase;

/** Says how long something will take before it begins: Enter goes on, Esc doesn't. */
public final class ConsentSheet extends VBox {
    private static final double WIDTH = 460;

    private final CheckBox quiet;
    private final Button goOn;

    /**
     * @param what will take long
     * @param seconds how long
     * @param guess whether nothing of the kind was measured here
     * @param instead what a person may do instead
     * @param begin goes on; told whether to ask about the like again
     * @param leave puts the sheet away
     */
    public ConsentSheet(
            Texts texts,
            Phrase what,
            double seconds,
            boolean guess,
            Phrase instead,
            Consumer<Boolean> begin,
            Runnable leave) {
        setId("consent-sheet");
        getStyleClass().addAll("sheet", "consent-sheet");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        setSpacing(12);
        var title = texts.on(new Label(), "jobs.long.title");
        title.getStyleClass().add("title");
        String key = guess ? "jobs.long.guess" : "jobs.long.measured";
        Label said = wrapped(texts.on(new Label(), key, what, Times.about(seconds)));
        said.setId("consent-said");
        Label how = wrapped(new Label());
        how.textProperty().bind(texts.of(instead));
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
