package thalweg.desktop.preferences;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import thalweg.desktop.words.Texts;

/** The data folders that are remembered: to be opened again, or forgotten. */
final class FolderSection extends Section {
    private static final double PATH = 400;

    private final ObjectProperty<List<Path>> folders;
    private final VBox rows = new VBox(2);
    private final Consumer<Path> open;

    /**
     * @param open opens one
     */
    FolderSection(Preferences preferences, Texts texts, Consumer<Path> open) {
        super(preferences, texts, "preferences.data");
        this.folders = preferences.property(Preferences.DATA_FOLDERS);
        this.open = open;
        rows.setId("preference-folders");
        wide(rows);
        folders.subscribe(this::list);
    }

    private void list(List<Path> all) {
        rows.getChildren().setAll(all.stream().map(this::row).toList());
        if (all.isEmpty()) {
            rows.getChildren().add(note("preferences.data.none"));
        }
    }

    private HBox row(Path folder) {
        var path = new Label(folder.toString());
        path.setMaxWidth(PATH);
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var again = texts.on(new Button(), "preferences.data.open");
        again.getStyleClass().add("link");
        again.accessibleTextProperty().bind(texts.of("preferences.data.open.one", path.getText()));
        again.setOnAction(e -> open.accept(folder));
        var forget = texts.on(new Button(), "preferences.data.forget");
        forget.getStyleClass().addAll("link", "forget");
        forget.accessibleTextProperty()
                .bind(texts.of("preferences.data.forget.one", path.getText()));
        forget.setOnAction(
                e -> {
                    var left = new ArrayList<>(folders.get());
                    left.remove(folder);
                    folders.set(List.copyOf(left));
                });
        var row = new HBox(8, path, again, forget);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
