package thalweg.desktop.workbench;

import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import thalweg.desktop.workbench.SearchForecast.Forecast;
import thalweg.words.Phrase;

/** Asks before something that will take long. On the window's thread. */
public final class Consent {
    /** Seconds that nobody need be asked about. */
    private static final double SHORT = 60;

    private final ReadOnlyObjectWrapper<Question> question = new ReadOnlyObjectWrapper<>();
    private final Set<Kind> quiet = new HashSet<>();

    /** What is asked about, which a person may want to hear no more of. */
    public enum Kind {
        SEARCH,
        SERIES
    }

    /**
     * Whether to begin.
     *
     * @param what will take long
     * @param seconds how long
     * @param guess whether that is one, since nothing of the kind was measured here
     * @param begin begins it
     */
    public record Question(Kind kind, Phrase what, double seconds, boolean guess, Runnable begin) {}

    /** What is asked just now; holds null for nothing. */
    public ReadOnlyObjectProperty<Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** Begins at once what takes no minute, or as long as nobody knows; else asks. */
    void ask(Kind kind, Phrase what, Forecast forecast, Runnable begin) {
        if (forecast.seconds() > SHORT && !quiet.contains(kind)) {
            question.set(new Question(kind, what, forecast.seconds(), forecast.guess(), begin));
        } else {
            begin.run();
        }
    }

    /**
     * A person goes on.
     *
     * @param again whether to be asked about the like again
     */
    public void goOn(boolean again) {
        Question asked = question.get();
        question.set(null);
        if (asked == null) {
            return;
        }
        if (!again) {
            quiet.add(asked.kind());
        }
        asked.begin().run();
    }

    /** A person leaves it. */
    public void leave() {
        question.set(null);
    }
}
