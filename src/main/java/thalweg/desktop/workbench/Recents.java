package thalweg.desktop.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import thalweg.session.RecentSessions;

/** The sessions that were opened or saved last, from one start to the next. */
public final class Recents {
    private final ObservableList<Path> files = FXCollections.observableArrayList();
    private final Desk desk;
    private @Nullable RecentSessions kept;

    Recents(Desk desk, Sessions sessions) {
        this.desk = desk;
        sessions.fileProperty().addListener((o, was, is) -> note(is));
    }

    /** The newest first, those that are there; on the window's thread. */
    public ObservableList<Path> files() {
        return FXCollections.unmodifiableObservableList(files);
    }

    /**
     * Looks for those of earlier starts, and keeps what comes.
     *
     * @param folder for what is kept between starts
     */
    public void keepIn(Path folder) {
        RecentSessions sessions = new RecentSessions(folder);
        kept = sessions;
        show(sessions::read);
    }

    private void note(@Nullable Path file) {
        RecentSessions sessions = kept;
        if (file == null || sessions == null) {
            return;
        }
        show(
                () -> {
                    sessions.add(file);
                    return sessions.read();
                });
    }

    private void show(Supplier<List<Path>> read) {
        desk.aside(read, files::setAll, outcome -> {});
    }
}
