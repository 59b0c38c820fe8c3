package thalweg.desktop.preferences;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import thalweg.desktop.commands.SheetKeys;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.engine.Engine;

/** What a person sets for all times. */
public final class PreferencesSheet extends VBox {
    private static final double WIDTH = 600;

    private final Button close;

    /**
     * @param engine the one at work
     * @param exportFolder asks a person for a folder
     * @param open opens a data folder
     * @param leave puts the sheet away
     */
    public PreferencesSheet(
            Preferences preferences,
            Engine engine,
            Texts texts,
            Supplier<Optional<Path>> exportFolder,
            Consumer<Path> open,
            Runnable leave) {
        setId("preferences-sheet");
        getStyleClass().addAll("sheet", "preferences-sheet");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        var title = texts.on(new Label(), "preferences.title");
        title.getStyleClass().add("title");
        var all =
                new VBox(
                        12,
                        new LookSection(preferences, texts),
                        new ComputingSection(preferences, texts, engine),
                        new ExportSection(preferences, texts, exportFolder),
                        new FolderSection(preferences, texts, open));
        var scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("key-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        close = texts.on(new Button(), "preferences.close");
        close.setId("preferences-close");
        close.getStyleClass().add("plain-button");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(e -> leave.run());
        var kept = texts.on(new Label(), "preferences.kept", preferences.file());
        kept.getStyleClass().addAll("muted", "small");
        kept.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        kept.setMinWidth(0);
        Tips.on(kept, texts.of("preferences.kept.tip"));
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        var foot = new HBox(10, kept, stretch, close);
        foot.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getChildren().addAll(title, scroll, foot);
        SheetKeys.keepOn(this);
    }

    /** What has the keyboard first. */
    public Node first() {
        return close;
    }
}
