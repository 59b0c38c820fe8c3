package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.network.Assumption;
import thalweg.network.Description;
import thalweg.network.DescriptionCheck;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.UnrecognisedException;
import thalweg.session.DescribedNetworks;
import thalweg.session.SessionException;
import thalweg.words.Phrase;

/**
 * Networks that nothing recognises, one after the other: a person writes what they are, which is
 * checked against the tensors as they type and, once it fits, opens the model and is remembered. On
 * the window's thread, but for what says otherwise.
 */
public final class Describing {
    private final WindowThread window;
    private final Opening opening;
    private final AtomicReference<@Nullable DescribedNetworks> kept = new AtomicReference<>();
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<UnrecognisedException> current =
            new ReadOnlyObjectWrapper<>();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<DescriptionCheck> check = new SimpleObjectProperty<>();
    private final AtomicReference<String> newest = new AtomicReference<>("");
    private String checked = "";

    /** A file whose network is asked for, and the text to begin with. */
    record Asked(UnrecognisedException why, String draft) {
        /** With the draft made: on any thread. */
        static Asked of(UnrecognisedException why) {
            return new Asked(why, Models.draft(why.checkpoint(), Models.Options.DEFAULT));
        }
    }

    /** Opens a model as described, or, with no description, tries it again. */
    @FunctionalInterface
    interface Opening {
        void open(Checkpoint checkpoint, @Nullable String description);
    }

    Describing(WindowThread window, Opening opening) {
        this.window = window;
        this.opening = opening;
        text.subscribe(this::checkSoon);
    }

    /** Remembers descriptions in the program's folder; without it each is asked for again. */
    public void keepIn(Path state) {
        kept.set(new DescribedNetworks(state, Clock.systemDefaultZone()));
    }

    /** How models are read: with what was described before. On any thread. */
    Models.Options options() {
        DescribedNetworks known = kept.get();
        return known == null ? Models.Options.DEFAULT : Models.Options.DEFAULT.knowing(known);
    }

    /**
     * What a person described a model's network by; null where that wasn't needed. On any thread.
     */
    @Nullable String textOf(OpenModel model) {
        if (model.described() != null) {
            return model.described();
        }
        DescribedNetworks known = kept.get();
        boolean described =
                model.model().network().guesses().stream()
                        .anyMatch(guess -> guess.kind() == Assumption.Kind.DESCRIPTION);
        return known == null || !described
                ? null
                : known.find(model.model().checkpoint()).map(Description::text).orElse(null);
    }

    /**
     * Opens a model as described and remembers the description, so that the next of its kind is
     * read alike. On any thread.
     */
    Model open(Checkpoint checkpoint, String description) {
        var given = new Description(description, Phrase.of("badnetwork.the-description"));
        DescribedNetworks known = kept.get();
        if (known != null) {
            try {
                known.keep(checkpoint, description);
                return Models.open(checkpoint, options());
            } catch (SessionException e) {
                // Nothing is lost but the memory of it.
            }
        }
        return Models.open(checkpoint, Models.Options.DEFAULT.describedBy(given));
    }

    /** The file whose network is asked for, and why it isn't recognised; holds null for none. */
    public ReadOnlyObjectProperty<UnrecognisedException> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** What a person writes. */
    public StringProperty textProperty() {
        return text;
    }

    /** What came of the text when it was last checked; holds null before. */
    public ObjectProperty<DescriptionCheck> checkProperty() {
        return check;
    }

    /** Asks for a network, after those that are waiting. */
    void ask(Asked asked) {
        waiting.add(asked);
        if (current.get() == null) {
            next();
        }
    }

    private void next() {
        Asked one = waiting.poll();
        current.set(null);
        check.set(null);
        text.set(one == null ? "" : one.draft());
        current.set(one == null ? null : one.why());
        checkSoon(text.get());
    }

    private void checkSoon(String now) {
        UnrecognisedException one = current.get();
        newest.set(now);
        if (one != null) {
            Thread.startVirtualThread(() -> checkBeside(one, now));
        }
    }

    /** Of several that wait only the newest is worth its work. */
    private void checkBeside(UnrecognisedException one, String now) {
        if (!now.equals(newest.get())) {
            return;
        }
        DescriptionCheck found =
                new Description(now, Phrase.of("badnetwork.the-description"))
                        .check(one.checkpoint());
        window.execute(
                () -> {
                    if (same(current.get(), one) && now.equals(text.get())) {
                        checked = now;
                        check.set(found);
                    }
                });
    }

    /**
     * Opens the model as described, then those that wait, which may be of the same tensors. Does
     * nothing while the text doesn't fit.
     */
    public void openDescribed() {
        UnrecognisedException one = current.get();
        DescriptionCheck found = check.get();
        String description = text.get();
        boolean fits = found != null && found.network().isPresent() && checked.equals(description);
        if (one == null || !fits) {
            return;
        }
        List<Asked> others = List.copyOf(waiting);
        waiting.clear();
        next();
        opening.open(one.checkpoint(), description);
        others.forEach(other -> opening.open(other.why().checkpoint(), null));
    }

    /** Leaves this one unopened, and asks for the next. */
    public void leave() {
        if (current.get() != null) {
            next();
        }
    }
}
