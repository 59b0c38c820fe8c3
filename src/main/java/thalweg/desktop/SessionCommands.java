package thalweg.desktop;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.commands.EitherKey;
import thalweg.desktop.commands.Need;
import thalweg.desktop.workbench.Sessions;
import thalweg.desktop.workbench.Workbench;
import thalweg.session.SessionFile;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** What a person can do with all that is open: save it, have it again, take a step back. */
final class SessionCommands {
    /** As many as the opening page shows. */
    static final int RECENT = 4;

    private final Workbench workbench;
    private final Sessions sessions;
    private final Conditions conditions;

    SessionCommands(Workbench workbench, Conditions conditions) {
        this.workbench = workbench;
        this.conditions = conditions;
        this.sessions = workbench.sessions();
    }

    void addTo(Commands list, WindowCommands.Window window) {
        Need something = conditions.something();
        list.add(
                new Command(
                        "save-session",
                        new KeyCodeCombination(KeyCode.S, SHORTCUT_DOWN),
                        something,
                        () -> save(window, sessions.fileProperty().get())));
        list.add(
                new Command(
                        "save-session-as",
                        new KeyCodeCombination(KeyCode.S, SHORTCUT_DOWN, SHIFT_DOWN),
                        something,
                        () -> save(window, null)));
        list.add(
                new Command(
                        "reopen",
                        null,
                        Need.of(sessions.offerProperty().isNotNull(), Phrase.of("needs.offer")),
                        sessions::reopen));
        list.add(
                new Command(
                        "undo",
                        new KeyCodeCombination(KeyCode.Z, SHORTCUT_DOWN),
                        Need.of(workbench.moments().canUndoProperty(), Phrase.of("needs.undo")),
                        workbench.moments()::undo));
        list.add(
                new Command(
                        "redo",
                        new EitherKey(
                                new KeyCodeCombination(KeyCode.Z, SHORTCUT_DOWN, SHIFT_DOWN),
                                new KeyCodeCombination(KeyCode.Y, SHORTCUT_DOWN)),
                        Need.of(workbench.moments().canRedoProperty(), Phrase.of("needs.redo")),
                        workbench.moments()::redo));
        recent(list);
    }

    /** The sessions that were opened or saved last, each by its name. */
    private void recent(Commands list) {
        ObservableList<Path> files = workbench.recents().files();
        for (int i = 0; i < RECENT; i++) {
            int place = i;
            list.add(
                    new Command(
                            "recent-" + (i + 1),
                            words -> words.get("commands.recent", name(files, place, words)),
                            Phrase.of("commands.recent.detail"),
                            null,
                            Need.of(
                                            Bindings.size(files).greaterThan(place),
                                            Phrase.of("needs.recent"))
                                    .and(conditions.rest()),
                            () -> sessions.open(files.get(place))));
        }
    }

    private static String name(List<Path> files, int place, Words words) {
        return place < files.size()
                ? String.valueOf(files.get(place).getFileName())
                : words.count(place + 1);
    }

    private void save(WindowCommands.Window window, @Nullable Path file) {
        if (file != null) {
            sessions.save(file);
            return;
        }
        window.choosers()
                .place(
                        "session" + SessionFile.ENDING,
                        workbench.state().words().get("choosers.session"),
                        SessionFile.ENDING.substring(1))
                .ifPresent(
                        place ->
                                sessions.save(
                                        SessionFile.isNamedSo(place)
                                                ? place
                                                : Path.of(place + SessionFile.ENDING)));
    }
}
