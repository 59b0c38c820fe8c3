package thalweg.desktop;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.commands.EitherKey;
import thalweg.desktop.workbench.Sessions;
import thalweg.desktop.workbench.Workbench;
import thalweg.session.SessionFile;

/** What a person can do with all that is open: save it, have it again, take a step back. */
final class SessionCommands {
    private final Workbench workbench;
    private final Sessions sessions;

    SessionCommands(Workbench workbench) {
        this.workbench = workbench;
        this.sessions = workbench.sessions();
    }

    void addTo(Commands list, WindowCommands.Window window) {
        ObservableBooleanValue something =
                Bindings.isNotEmpty(workbench.state().models())
                        .or(workbench.state().dataProperty().isNotNull());
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
                        "reopen", null, sessions.offerProperty().isNotNull(), sessions::reopen));
        list.add(
                new Command(
                        "undo",
                        new KeyCodeCombination(KeyCode.Z, SHORTCUT_DOWN),
                        workbench.moments().canUndoProperty(),
                        workbench.moments()::undo));
        list.add(
                new Command(
                        "redo",
                        new EitherKey(
                                new KeyCodeCombination(KeyCode.Z, SHORTCUT_DOWN, SHIFT_DOWN),
                                new KeyCodeCombination(KeyCode.Y, SHORTCUT_DOWN)),
                        workbench.moments().canRedoProperty(),
                        workbench.moments()::redo));
    }

    private void save(WindowCommands.Window window, @Nullable Path file) {
        if (file != null) {
            sessions.save(file);
            return;
        }
        window.choosers()
                .place("session" + SessionFile.ENDING, "session", SessionFile.ENDING.substring(1))
                .ifPresent(
                        place ->
                                sessions.save(
                                        SessionFile.isNamedSo(place)
                                                ? place
                                                : Path.of(place + SessionFile.ENDING)));
    }
}
