package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;
import thalweg.session.SavedSearch;
import thalweg.session.SessionException;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;

/** A search that the window closed on: saved then, offered and opened again at the next start. */
public final class Reopening {
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
     *
     * @throws SessionException when it can't be written, or moves B as the derived groups can't:
     *     corrected groups are not saved
     */
    public void saveRunning(Path file) {
        PairInHand pair = state.pair();
        List<Snapshot> steps = state.history().steps();
        if (state.phase() != Phase.SEARCHING || pair == null || steps.isEmpty()) {
            return;
        }
        Snapshot best = state.settingProperty().get().chosen(steps);
        Permutation told =
                best.permutation()
                        .toldIn(pair.a().symmetry(), pair.pair().b())
                        .orElseThrow(Reopening::onlyByCorrectedGroups);
        new SavedSearch(
                        pair.a().file(),
                        pair.b().file(),
                        state.settingProperty().get(),
                        state.seedProperty().get(),
                        best.step(),
                        best.sweep(),
                        best.objective(),
                        best.loss(),
                        best.seconds(),
                        runner.hasConverged(),
                        inHand(state.data()))
                .save(file, told);
    }

    private static SavedSearch.@Nullable Data inHand(@Nullable DataChoice data) {
        return data == null
                ? null
                : new SavedSearch.Data(
                        data.location(),
                        data.dataset().split(),
                        data.limit(),
                        data.dataset().normalization());
    }

    private static SessionException onlyByCorrectedGroups() {
        return new SessionException(
                "the search moved B as only corrected groups can, and could not be kept",
                "permutation groups",
                "correct them again and search anew");
    }

    /**
     * Opens it: its models, and what it had found, as a search that ended at that step; and its
     * data, unless other data is in hand, or what it was is no longer there.
     */
    public void reopen(Path file) {
        SavedSearch saved = offer.get();
        if (saved == null) {
            return;
        }
        offer.set(null);
        state.settingProperty().set(saved.setting());
        state.seedProperty().set(saved.seed());
        SavedSearch.Data data = saved.data();
        if (data != null && state.data() == null && Files.isReadable(data.location())) {
            workbench.data().open(data.location(), data.split(), data.limit(), data.inputs());
        }
        workbench.open(List.of(saved.fileA(), saved.fileB()));
        if (!restore(saved, state.pair(), file)) {
            whenPaired(saved, file);
        }
    }

    /** Once: the same pair, chosen again later, is to be searched anew. */
    private void whenPaired(SavedSearch saved, Path file) {
        state.pairProperty()
                .addListener(
                        new ChangeListener<>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends PairInHand> pair,
                                    PairInHand was,
                                    PairInHand is) {
                                if (restore(saved, is, file)) {
                                    state.pairProperty().removeListener(this);
                                }
                            }
                        });
    }

    /** Whether the pair is the saved search's, whose result then comes in a moment. */
    private boolean restore(SavedSearch saved, @Nullable PairInHand pair, Path file) {
        if (pair == null
                || !pair.a().file().toAbsolutePath().equals(saved.fileA())
                || !pair.b().file().toAbsolutePath().equals(saved.fileB())
                || state.resultProperty().get() != null) {
            return false;
        }
        desk.aside(
                () -> result(saved, pair, file),
                result -> {
                    if (same(state.pair(), pair) && state.phase() == Phase.READY) {
                        show(result);
                        forget(file);
                    }
                },
                outcome -> {});
        return true;
    }

    private static SearchResult result(SavedSearch saved, PairInHand pair, Path file) {
        Permutation permutation = PermutationFile.read(file, pair.pair().symmetry());
        double startLoss = Double.isNaN(saved.loss()) ? Double.NaN : Double.POSITIVE_INFINITY;
        var start = snapshot(pair, pair.still(), 0, 0, startLoss, 0);
        var best =
                snapshot(
                        pair,
                        permutation,
                        saved.step(),
                        saved.sweep(),
                        saved.loss(),
                        saved.seconds());
        return new SearchResult(
                saved.setting(),
                saved.seed(),
                saved.sweep(),
                saved.seconds(),
                !saved.converged(),
                saved.step() == 0 ? List.of(start) : List.of(start, best),
                best);
    }

    private static Snapshot snapshot(
            PairInHand pair,
            Permutation permutation,
            int step,
            int sweep,
            double loss,
            double seconds) {
        var moved = permutation.apply(pair.pair().b());
        return new Snapshot(
                step,
                sweep,
                "",
                permutation,
                pair.pair().a().dot(moved),
                pair.pair().a().distance(moved),
                loss,
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
