package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.session.SavedSearch;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;

/** A search that the window closed on: saved then, offered and opened again at the next start. */
public final class Reopening {
    private Subscription restoring = Subscription.EMPTY;
    private final Workbench workbench;
    private final WorkbenchState state;
    private final Desk desk;
    private final SearchRunner runner;
    private final ObjectProperty<SavedSearch> offer = new SimpleObjectProperty<>();

    Reopening(Workbench workbench, WorkbenchState state, Desk desk, SearchRunner runner) {
        this.runner = runner;
        this.workbench = workbench;
        this.state = state;
        this.desk = desk;
    }

    /** What can be opened again; holds null for nothing. */
    public ObjectProperty<SavedSearch> offerProperty() {
        return offer;
    }

    /** Looks whether there is one whose models still exist. */
    public void look(Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        desk.aside(
                () -> SavedSearch.load(file),
                saved -> {
                    if (Files.isReadable(saved.fileA()) && Files.isReadable(saved.fileB())) {
                        offer.set(saved);
                    }
                },
                outcome -> {});
    }

    /**
     * Saves the best of the running search; does nothing when none runs or nothing is found yet.
     */
    public void saveRunning(Path file) {
        PairInHand pair = state.pair();
        Snapshot best = state.history().best();
        if (state.phase() != Phase.SEARCHING || pair == null || best == null) {
            return;
        }
        // Corrected groups are not saved: a permutation that only they can tell isn't either.
        best.permutation()
                .toldIn(pair.a().symmetry())
                .ifPresent(
                        told ->
                                new SavedSearch(
                                                pair.a().file(),
                                                pair.b().file(),
                                                "wm",
                                                state.seedProperty().get(),
                                                best.step(),
                                                best.sweep(),
                                                best.objective(),
                                                best.seconds(),
                                                runner.hasConverged())
                                        .save(file, told));
    }

    /** Opens it: its models, and what it had found, as a search that ended at that step. */
    public void reopen(Path file) {
        SavedSearch saved = offer.get();
        if (saved == null) {
            return;
        }
        offer.set(null);
        state.seedProperty().set(saved.seed());
        workbench.open(List.of(saved.fileA(), saved.fileB()));
        restoring.unsubscribe();
        restoring = state.pairProperty().subscribe(pair -> restore(saved, pair, file));
    }

    private void restore(
            SavedSearch saved, @org.jspecify.annotations.Nullable PairInHand pair, Path file) {
        if (pair == null
                || !pair.a().file().toAbsolutePath().equals(saved.fileA())
                || !pair.b().file().toAbsolutePath().equals(saved.fileB())
                || state.resultProperty().get() != null) {
            return;
        }
        restoring.unsubscribe();
        restoring = Subscription.EMPTY;
        desk.aside(
                () -> result(saved, pair, file),
                result -> {
                    if (same(state.pair(), pair) && state.phase() == Phase.READY) {
                        show(result);
                        forget(file);
                    }
                },
                outcome -> {});
    }

    private static SearchResult result(SavedSearch saved, PairInHand pair, Path file) {
        Permutation permutation = PermutationFile.read(file, pair.pair().symmetry());
        var start = snapshot(pair, pair.still(), 0, 0, 0);
        var best = snapshot(pair, permutation, saved.step(), saved.sweep(), saved.seconds());
        return new SearchResult(
                saved.method(),
                saved.seed(),
                saved.sweep(),
                saved.seconds(),
                !saved.converged(),
                saved.step() == 0 ? List.of(start) : List.of(start, best),
                best);
    }

    private static Snapshot snapshot(
            PairInHand pair, Permutation permutation, int step, int sweep, double seconds) {
        var moved = permutation.apply(pair.pair().b());
        return new Snapshot(
                step,
                sweep,
                "",
                permutation,
                pair.pair().a().dot(moved),
                pair.pair().a().distance(moved),
                seconds);
    }

    private void show(SearchResult result) {
        state.history().clear();
        state.history().add(result.trace());
        state.reopenedProperty().set(true);
        state.phaseProperty().set(Phase.DONE);
        state.resultProperty().set(result);
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It will be offered again: no harm.
        }
    }
}
