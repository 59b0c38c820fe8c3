package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import thalweg.landscape.LossCurve;
import thalweg.matching.SearchResult;
import thalweg.session.Session;
import thalweg.session.SessionFile;
import thalweg.session.Whereabouts;
import thalweg.words.Phrase;

/**
 * Saves what stands on the desk as a session, and opens sessions. All methods on the window's
 * thread, none of which computes or waits.
 */
public final class Sessions {
    private static final String OPENS = "notices.running.session";

    private final Moments moments;
    private final WorkbenchState state;
    private final Desk desk;
    private final Describing describing;
    private final Autosave autosave;
    private final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Autosave.Offer> offer = new SimpleObjectProperty<>();
    private Asks asks = name -> Optional.empty();
    private @Nullable Session opened;

    /** Asks a person for what only they know. */
    @FunctionalInterface
    public interface Asks {
        /**
         * Where a file is now.
         *
         * @param name that it had
         */
        Optional<Path> movedFile(String name);
    }

    Sessions(Moments moments, WorkbenchState state, Desk desk, Describing describing) {
        this.moments = moments;
        this.state = state;
        this.desk = desk;
        this.describing = describing;
        autosave = new Autosave(state, desk, this::writing);
        moments.whenLeft(
                () -> {
                    // What stands on the desk now shall not be saved over it.
                    opened = null;
                    file.set(null);
                });
    }

    /** Who is asked for files that have gone elsewhere. */
    public void ask(Asks whom) {
        asks = whom;
    }

    /** Keeps what is on the desk as it changes, for a start after a fault. */
    public Autosave autosave() {
        return autosave;
    }

    /** The session in hand; holds null where it was never saved. */
    public ReadOnlyObjectProperty<Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** What was open when the window last ended; holds null for nothing. */
    public ReadOnlyObjectProperty<Autosave.Offer> offerProperty() {
        return offer;
    }

    /** Looks for what was open when the window last ended. */
    public void look(Path folder) {
        desk.aside(() -> Autosave.last(folder), found -> found.ifPresent(offer::set), o -> {});
    }

    /** Opens what was open when the window last ended. */
    public void reopen() {
        Autosave.Offer last = offer.get();
        if (last != null && mayGoOn("notices.running.reopen")) {
            offer.set(null);
            locate(
                    new Wanted(
                            last.file(),
                            last.session(),
                            false,
                            new LinkedHashMap<>(),
                            folders(last.file()),
                            () -> Autosave.forget(last)));
        }
    }

    /** Saves the session to a file, which is then the one in hand. */
    public void save(Path to) {
        if (!mayGoOn("notices.running.save")) {
            return;
        }
        SessionWriting writing = writing();
        desk.file(
                Phrase.of("jobs.save", name(to)),
                () -> {
                    Session session = writing.session();
                    SessionFile.write(session, to);
                    return session;
                },
                session -> {
                    opened = session;
                    file.set(to);
                    boolean left = state.resultProperty().get() != null && session.shown() < 0;
                    state.noticeProperty()
                            .set(
                                    new Notice(
                                            Phrase.of(
                                                    left
                                                            ? "notices.saved.without-search"
                                                            : "notices.saved",
                                                    to),
                                            false));
                },
                outcome -> {});
    }

    /** Not while a search runs, which is told. */
    private boolean mayGoOn(String told) {
        boolean may = !state.isSearching();
        if (!may) {
            state.noticeProperty().set(Notice.whileSearching(Phrase.of(told)));
        }
        return may;
    }

    /** What is to be written of how things stand. */
    private SessionWriting writing() {
        Moment standing = autosave.standing(moments);
        List<SessionWriting.Ended> ended = new ArrayList<>();
        SearchResult inHand = standing.result();
        boolean compared = false;
        for (KeptSearch kept : standing.compared()) {
            SearchResult ofIt = kept.result();
            if (inHand != null && kept.isOf(inHand)) {
                ofIt = inHand; // with all of its steps
                compared = true;
            }
            ended.add(new SessionWriting.Ended(ofIt, losses(kept.lossProperty().get())));
        }
        if (inHand != null && !compared) { // it still runs, or was left out of the comparison
            boolean measured = same(inHand, state.resultProperty().get());
            ended.add(
                    new SessionWriting.Ended(
                            inHand,
                            measured ? losses(state.pictures().matchedProperty().get()) : null));
        }
        return new SessionWriting(standing, ended, opened, describing);
    }

    private Session.@Nullable Losses losses(@Nullable LossCurve matched) {
        LossCurve naive = state.pictures().naiveProperty().get();
        DataChoice data = state.data();
        if (naive == null || matched == null || data == null) {
            return null;
        }
        if (data.statistics().kind() != state.renormalizationProperty().get()) {
            return null; // its training data is still being read
        }
        return new Session.Losses(
                naive.barrierAtHalf(), matched.barrierAtHalf(), data.examples(), Map.of());
    }

    /** Opens a session in place of what is on the desk; that can be undone. */
    public void open(Path from) {
        if (!mayGoOn(OPENS)) {
            return;
        }
        state.openingProperty().set(true);
        desk.file(
                Phrase.of("jobs.open", name(from)),
                () -> SessionFile.read(from),
                session ->
                        locate(
                                new Wanted(
                                        from,
                                        session,
                                        true,
                                        new LinkedHashMap<>(),
                                        folders(from),
                                        () -> {})),
                outcome -> {
                    if (outcome != Desk.Outcome.DONE) {
                        state.openingProperty().set(false);
                    }
                });
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<Path> folders(Path from) {
        List<Path> folders = new ArrayList<>();
        Path beside = from.toAbsolutePath().getParent();
        if (beside != null) {
            folders.add(beside);
        }
        return folders;
    }

    /**
     * A session that is being opened.
     *
     * @param told where files are that a person was asked for
     * @param folders where to look
     * @param then done once it is on the desk
     */
    private record Wanted(
            Path from,
            Session session,
            boolean inHand,
            Map<Session.ModelFile, Path> told,
            List<Path> folders,
            Runnable then) {}

    private void locate(Wanted wanted) {
        state.openingProperty().set(true);
        desk.aside(
                () -> Whereabouts.of(wanted.session, wanted.folders),
                found -> settle(wanted, found),
                outcome -> {
                    if (outcome != Desk.Outcome.DONE) {
                        state.openingProperty().set(false);
                    }
                });
    }

    /** Asks for the first file that isn't found; with all of them, reads. */
    private void settle(Wanted wanted, Whereabouts found) {
        List<Path> files = new ArrayList<>();
        for (int m = 0; m < wanted.session.models().size(); m++) {
            Session.ModelFile model = wanted.session.models().get(m);
            Path there = wanted.told.getOrDefault(model, found.models().get(m));
            if (there == null) {
                askFor(wanted, model);
                return;
            }
            files.add(there);
        }
        read(wanted, wanted.session.at(files, found.data()));
    }

    private void askFor(Wanted wanted, Session.ModelFile model) {
        String name = String.valueOf(model.file().getFileName());
        Optional<Path> answer = asks.movedFile(name);
        if (answer.isEmpty()) {
            state.openingProperty().set(false);
            state.noticeProperty().set(new Notice(Phrase.of("notices.model-gone", model.file())));
            return;
        }
        wanted.told.put(model, answer.get());
        Path folder = answer.get().toAbsolutePath().getParent();
        if (folder != null) {
            wanted.folders.add(folder); // others may have gone with it
        }
        locate(wanted);
    }

    private void read(Wanted wanted, Session there) {
        desk.file(
                Phrase.of("jobs.models", name(wanted.from)),
                () -> new SessionReading(there, wanted.from, describing.options()).read(),
                read -> {
                    if (!mayGoOn(OPENS)) {
                        return; // it was begun while the files were read
                    }
                    opened = read.session();
                    file.set(wanted.inHand ? wanted.from : null);
                    moments.replace(read.moment());
                    moments.look(read.moment());
                    wanted.then.run();
                    if (!read.remarks().isEmpty()) {
                        state.noticeProperty().set(new Notice(Phrase.joined("; ", read.remarks())));
                    }
                },
                outcome -> state.openingProperty().set(false));
    }
}
