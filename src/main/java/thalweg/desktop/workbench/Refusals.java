package thalweg.desktop.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * Of several files opened at once those that couldn't be: the first is told in full, the others are
 * named, so that none takes the place of another unseen.
 */
final class Refusals {
    private static final int MOST_NAMED = 3;

    private final ObjectProperty<Notice> notice;
    private final List<Phrase> told = new ArrayList<>();
    private final List<Phrase> others = new ArrayList<>();
    private @Nullable Notice first;

    /** Speaks through the window's notice. */
    Refusals(ObjectProperty<Notice> notice) {
        this.notice = notice;
    }

    /** How the opening of one file ended; of one that failed the notice has just been given. */
    void note(Path file, Desk.Outcome outcome) {
        if (outcome != Desk.Outcome.FAILED) {
            return;
        }
        told.add(notice.get().said());
        if (first == null) {
            first = notice.get();
            return;
        }
        others.add(Phrase.plain(String.valueOf(file.getFileName())));
        Phrase all = Phrase.of("notices.more-refused", first.said(), named());
        notice.set(new Notice(all, true, false, told));
        told.add(all);
    }

    private Phrase named() {
        int more = others.size() - MOST_NAMED;
        if (more <= 0) {
            return Phrase.listed(List.copyOf(others));
        }
        List<Phrase> some = new ArrayList<>(others.subList(0, MOST_NAMED));
        some.add(Phrase.of("notices.others", more));
        return Phrase.listed(some);
    }
}
