package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import thalweg.desktop.workbench.SearchForecast.Forecast;
import thalweg.engine.HeapMemory;
import thalweg.words.Phrase;

/** Asks before something that will take long or much memory. On the window's thread. */
public final class Consent {
    /** Seconds that nobody need be asked about. */
    private static final double SHORT = 60;

    /** The part of the memory that is left which nobody need be asked about. */
    private static final double LITTLE = 0.5;

    private final ReadOnlyObjectWrapper<Question> question = new ReadOnlyObjectWrapper<>();
    private final Set<Kind> quiet = new HashSet<>();
    private final Queue<Question> waiting = new ArrayDeque<>();

    /** What is asked about, which a person may want to hear no more of. */
    public enum Kind {
        SEARCH,
        SERIES,
        OPENING
    }

    /** What it takes. */
    public sealed interface Need {}

    /**
     * Time.
     *
     * @param seconds how long
     * @param guess whether that is one, since nothing of the kind was measured here
     */
    public record Time(double seconds, boolean guess) implements Need {}

    /**
     * Memory of the Java heap.
     *
     * @param bytes at least so many
     * @param left that there are
     */
    public record Memory(long bytes, long left) implements Need {
        /** As things stand now; may have the heap collected, so not on the window's thread. */
        static Memory now(long bytes) {
            return new Memory(bytes, HeapMemory.freeFor((long) (bytes / LITTLE)));
        }

        /** Whether it is more than a person would want to be taken unasked. */
        boolean isMuch() {
            return bytes > LITTLE * left;
        }
    }

    /**
     * Whether to begin.
     *
     * @param what will take it
     * @param need what it takes
     * @param begin begins it
     */
    public record Question(Kind kind, Phrase what, Need need, Runnable begin) {}

    /** What is asked just now; holds null for nothing. */
    public ReadOnlyObjectProperty<Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** Begins at once what takes no minute, or as long as nobody knows; else asks. */
    void ask(Kind kind, Phrase what, Forecast forecast, Runnable begin) {
        if (forecast.seconds() > SHORT) {
            var time = new Time(forecast.seconds(), forecast.guess());
            ask(new Question(kind, what, time, begin));
        } else {
            begin.run();
        }
    }

    /** Asks once nothing else is asked; begins at once what a person wants to hear no more of. */
    void ask(Question asked) {
        if (quiet.contains(asked.kind())) {
            asked.begin().run();
        } else if (question.get() == null) {
            question.set(asked);
        } else {
            waiting.add(asked);
        }
    }

    private void next() {
        question.set(null);
        Question asked = waiting.poll();
        if (asked != null) {
            ask(asked);
        }
    }

    /**
     * A person goes on with what was asked; nothing where something else is by now.
     *
     * @param again whether to be asked about the like again
     */
    public void goOn(Question asked, boolean again) {
        if (!same(question.get(), asked)) {
            return;
        }
        if (!again) {
            quiet.add(asked.kind());
        }
        try {
            asked.begin().run();
        } finally {
            next();
        }
    }

    /** A person leaves what is asked; nothing where something else is by now. */
    public void leave(Question asked) {
        if (same(question.get(), asked)) {
            next();
        }
    }
}
