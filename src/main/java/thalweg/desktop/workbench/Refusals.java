package thalweg.desktop.workbench;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * Of several files opened at once those that couldn't be: the first is told in full, the others are
 * counted, so that none takes the place of another unseen.
 */
final class Refusals {
    private final ObjectProperty<Notice> notice;
    private final List<Phrase> told = new ArrayList<>();
    private @Nullable Notice first;
    private int more;

    /** Speaks through the window's notice. */
    Refusals(ObjectProperty<Notice> notice) {
        this.notice = notice;
    }

    /** How the opening of one file ended; of one that failed the notice has just been given. */
    void note(Desk.Outcome outcome) {
        if (outcome != Desk.Outcome.FAILED) {
            return;
        }
        told.add(notice.get().said());
        if (first == null) {
            first = notice.get();
            return;
        }
        more++;
        Phrase all = Phrase.of("notices.more-refused", first.said(), more);
        notice.set(new Notice(all, true, false, told));
        told.add(all);
    }
}
