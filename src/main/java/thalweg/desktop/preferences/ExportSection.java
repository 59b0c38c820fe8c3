package thalweg.desktop.preferences;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import thalweg.desktop.words.Texts;
import thalweg.words.Phrase;

/** How pictures are taken away where nothing else is chosen: in force at once. */
final class ExportSection extends Section {
    private static final double PATH = 300;

    /**
     * @param ask asks a person for a folder
     */
    ExportSection(Preferences preferences, Texts texts, Supplier<Optional<Path>> ask) {
        super(preferences, texts, "preferences.exports");
        wide(
                tick(
                        "preference-print",
                        preferences.property(Preferences.PRINT),
                        "preferences.print"));
        wide(
                tick(
                        "preference-transparent",
                        preferences.property(Preferences.TRANSPARENT),
                        "preferences.transparent"));
        row(
                "preferences.scale",
                choice(
                        "preference-scale",
                        preferences.property(Preferences.SCALE),
                        List.of(1, 2, 3, 4),
                        n -> Phrase.of("preferences.scale.times", n)));
        ObjectProperty<String> folder = preferences.property(Preferences.FOLDER);
        var where = new Label();
        where.textProperty()
                .bind(
                        texts.following(
                                words ->
                                        folder.get().isEmpty()
                                                ? words.get("preferences.folder.system")
                                                : folder.get(),
                                folder));
        where.setMaxWidth(PATH);
        where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var choose = texts.on(new Button(), "preferences.folder.choose");
        choose.setId("preference-folder");
        choose.getStyleClass().add("link");
        choose.setOnAction(e -> ask.get().ifPresent(path -> folder.set(path.toString())));
        var forget = texts.on(new Button(), "preferences.folder.forget");
        forget.getStyleClass().add("link");
        forget.visibleProperty().bind(folder.map(text -> !text.isEmpty()));
        row("preferences.folder", where, choose, forget);
        forget.setOnAction(e -> folder.set(""));
    }
}
