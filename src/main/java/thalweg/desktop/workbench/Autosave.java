package thalweg.desktop.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.Observable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import thalweg.engine.Problem;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.session.Session;
import thalweg.session.SessionException;
import thalweg.session.SessionFile;

/**
 * Writes what is on the desk to the program's own folder whenever it has changed, and while a
 * search runs what that has found so far: a window that ends by a fault loses seconds. Each process
 * has a file of its own; a window that closes leaves it under another name.
 */
public final class Autosave {
    private static final Pattern OPEN = Pattern.compile("open-(\\d+)\\.thalweg");
    private static final String LAST = "last.thalweg";
    private static final long REST_MILLISECONDS = 1500;
    private static final long SEARCH_MILLISECONDS = 5000;

    /** Left by faults: the older ones go. */
    private static final int MOST_LEFT = 10;

    private final WorkbenchState state;
    private final Desk desk;
    private final Supplier<SessionWriting> writing;
    private final AtomicReference<@Nullable SessionWriting> newest = new AtomicReference<>();
    private final Object file = new Object();
    private BooleanSupplier wanted = () -> true;
    private @Nullable Path folder;
    private int changes;

    /** Guarded by {@link #file}: what was begun before shall not bring the file back. */
    private boolean closed;

    /**
     * What was open when a window ended.
     *
     * @param fault whether it ended without being closed
     */
    public record Offer(Path file, Session session, boolean fault) {}

    /**
     * @param writing what is to be written of how things stand; asked on the window's thread
     */
    Autosave(WorkbenchState state, Desk desk, Supplier<SessionWriting> writing) {
        this.state = state;
        this.desk = desk;
        this.writing = writing;
    }

    /**
     * Has nothing kept without asking while that isn't wanted.
     *
     * @param asked on the window's thread
     */
    public void only(BooleanSupplier asked) {
        wanted = asked;
    }

    /** Begins to keep what is on the desk. */
    public void keepIn(Path place) {
        folder = place;
        List<Observable> watched =
                List.of(
                        state.models(),
                        state.aProperty(),
                        state.bProperty(),
                        state.three().cProperty(),
                        state.three().foundProperty(),
                        state.dataProperty(),
                        state.renormalizationProperty(),
                        state.statisticsLimitProperty(),
                        state.three().strategyProperty(),
                        state.three().anchorProperty(),
                        state.settingProperty(),
                        state.seedProperty(),
                        state.resultProperty(),
                        state.pictures().matchedProperty(),
                        state.presentation(),
                        state.chosenLayerProperty());
        for (Observable each : watched) {
            each.addListener(o -> changed());
        }
        state.searchingProperty().addListener((o, was, is) -> whileSearching());
    }

    private void changed() {
        int change = ++changes;
        desk.window()
                .later(
                        REST_MILLISECONDS,
                        () -> {
                            if (change == changes) {
                                write();
                            }
                        });
    }

    private void whileSearching() {
        if (state.searchingProperty().get()) {
            desk.window()
                    .later(
                            SEARCH_MILLISECONDS,
                            () -> {
                                if (state.searchingProperty().get()) {
                                    write();
                                    whileSearching();
                                }
                            });
        }
    }

    /** On a thread of its own: hashing a large file shall keep nobody waiting. */
    private void write() {
        Path place = folder;
        if (place == null || !wanted.getAsBoolean() || newest.getAndSet(writing.get()) != null) {
            return; // whoever writes takes the newest
        }
        Path own = own(place);
        Thread.startVirtualThread(
                () -> {
                    SessionWriting next = newest.get();
                    while (next != null) {
                        keep(next, own);
                        next = newest.compareAndSet(next, null) ? null : newest.get();
                    }
                });
    }

    /** Only the writing is waited for by {@link #close()}: naming contents may take long. */
    private void keep(SessionWriting what, Path own) {
        try {
            Session session = what.session();
            synchronized (file) {
                if (!closed) {
                    write(session, own);
                }
            }
        } catch (Problem e) {
            warn(e);
        }
    }

    private static void write(Session session, Path to) {
        try {
            Files.createDirectories(to.toAbsolutePath().getParent());
            SessionFile.write(session, to);
        } catch (Problem | IOException e) {
            warn(e);
        }
    }

    /** The window goes on; it is said where whoever looks for a reason finds it. */
    private static void warn(Exception e) {
        LoggerFactory.getLogger(Autosave.class).warn("{}", e.getMessage());
    }

    /** What is open, and the best of a search that runs, as if it had been stopped now. */
    Moment standing(Moments moments) {
        Moment now = moments.current();
        PairInHand pair = state.pair();
        List<Snapshot> steps = state.history().steps();
        if (state.phase() != Phase.SEARCHING || pair == null || steps.isEmpty()) {
            return now;
        }
        Snapshot best = state.settingProperty().get().chosen(steps);
        return now.with(
                new SearchResult(
                        state.settingProperty().get(),
                        state.seedProperty().get(),
                        best.sweep(),
                        best.seconds(),
                        true,
                        List.of(steps.getFirst(), best),
                        best),
                true);
    }

    /**
     * Writes once more, and leaves the file as what was last open. Waits for that, but not for
     * files whose contents haven't been named yet.
     */
    public void close() {
        Path place = folder;
        folder = null;
        if (place == null) {
            return;
        }
        try {
            boolean keeps = wanted.getAsBoolean();
            if (keeps && (!state.models().isEmpty() || state.data() != null)) {
                write(writing.get().quick().session(), place.resolve(LAST));
            }
            synchronized (file) {
                closed = true;
                Files.deleteIfExists(own(place));
            }
        } catch (Problem e) {
            warn(e);
        } catch (IOException e) {
            // It will be offered again: no harm.
        }
    }

    private static Path own(Path place) {
        return place.resolve("open-" + ProcessHandle.current().pid() + SessionFile.ENDING);
    }

    /** What was open when a window last ended: first what ended by a fault. */
    static Optional<Offer> last(Path place) {
        for (Path left : left(place)) {
            Optional<Offer> offer = offer(left, true);
            if (offer.isPresent()) {
                return offer;
            }
        }
        Path closed = place.resolve(LAST);
        return Files.isRegularFile(closed) ? offer(closed, false) : Optional.empty();
    }

    /** Files of processes that are no more, the newest first. */
    private static List<Path> left(Path place) {
        List<Path> left = new ArrayList<>();
        if (!Files.isDirectory(place)) {
            return left;
        }
        try (Stream<Path> files = Files.list(place)) {
            files.filter(Autosave::isLeft).forEach(left::add);
        } catch (IOException e) {
            return List.of();
        }
        left.sort(Comparator.comparing(Autosave::age).reversed());
        for (Path old : left.subList(Math.min(MOST_LEFT, left.size()), left.size())) {
            delete(old);
        }
        return left.subList(0, Math.min(MOST_LEFT, left.size()));
    }

    private static boolean isLeft(Path file) {
        Matcher name = OPEN.matcher(String.valueOf(file.getFileName()));
        if (!name.matches() || name.group(1).length() > 18) {
            return false;
        }
        long pid = Long.parseLong(name.group(1));
        return pid != ProcessHandle.current().pid()
                && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    private static FileTime age(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static Optional<Offer> offer(Path file, boolean fault) {
        try {
            Session session = SessionFile.read(file);
            if (session.models().stream().anyMatch(m -> Files.isReadable(m.file()))) {
                return Optional.of(new Offer(file, session, fault));
            }
        } catch (SessionException e) {
            setAside(file);
        }
        return Optional.empty();
    }

    /** It is damaged: kept for whoever wants to look, and no longer offered. */
    private static void setAside(Path file) {
        try {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".damaged"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // It stays where it is.
        }
    }

    /** What a fault had left is on the desk again, which has a file of its own. */
    static void forget(Offer offer) {
        if (offer.fault()) {
            delete(offer.file());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It will be offered again: no harm.
        }
    }
}
