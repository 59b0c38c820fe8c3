package thalweg.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/** A strategy's snapshots so far, and the models as the last one has them. */
final class SeveralTrace {
    private final Several models;
    private final Scratch scratch;
    private final Consumer<SeveralSnapshot> observer;
    private final double squares;
    private final List<SeveralSnapshot> snapshots = new ArrayList<>();
    private final List<Permutation> permutations;
    private final List<Parameters> moved;
    private int round;

    /**
     * Begins with the start as step 0.
     *
     * @throws thalweg.engine.JobStoppedException when stopped before the start was measured
     */
    SeveralTrace(
            Several models,
            List<Permutation> start,
            Scratch scratch,
            Consumer<SeveralSnapshot> observer) {
        this.models = models;
        this.scratch = scratch;
        this.observer = observer;
        permutations = new ArrayList<>(start);
        moved = new ArrayList<>(models.moved(start));
        double sum = 0;
        for (Parameters theta : models.models()) {
            sum += ModelSums.squares(theta, scratch);
        }
        squares = sum;
        add(-1, SeveralSums.objective(moved, false, scratch));
    }

    /** Where nothing has moved. */
    static List<Permutation> still(Several models) {
        Permutation identity = Permutation.identity(models.symmetry());
        return models.models().stream().map(_ -> identity).toList();
    }

    void beginRound() {
        round++;
    }

    int round() {
        return round;
    }

    Permutation permutation(int model) {
        return permutations.get(model);
    }

    /** The models where they stand. */
    List<Parameters> moved() {
        return moved;
    }

    double objective() {
        return snapshots.getLast().objective();
    }

    /** A few words for the jobs bar. */
    Phrase message() {
        return Phrase.of(
                "progress.round",
                round,
                String.format(Locale.ROOT, "%.3f", snapshots.getLast().l2()));
    }

    /** Notes where a model has gone. */
    void publish(int model, Permutation permutation) {
        permutations.set(model, permutation);
        moved.set(model, permutation.apply(models.models().get(model)));
        add(model, SeveralSums.objective(moved, true, scratch));
    }

    /** Notes where all models have gone. */
    void publish(List<Permutation> all) {
        for (int m = 0; m < all.size(); m++) {
            if (!all.get(m).equals(permutations.get(m))) {
                permutations.set(m, all.get(m));
                moved.set(m, all.get(m).apply(models.models().get(m)));
            }
        }
        add(-1, SeveralSums.objective(moved, true, scratch));
    }

    /** Goes on from the best seen so far. */
    void backToBest() {
        SeveralSnapshot best = best();
        if (best.objective() > objective()) {
            publish(best.permutations());
        }
    }

    private void add(int model, double objective) {
        int n = models.size();
        double distances = Math.max(0, (n - 1) * squares - 2 * objective);
        var snapshot =
                new SeveralSnapshot(
                        snapshots.size(),
                        round,
                        model,
                        permutations,
                        objective,
                        Math.sqrt(distances / (n * (n - 1) / 2.0)),
                        scratch.ownSeconds());
        snapshots.add(snapshot);
        scratch.aside(() -> observer.accept(snapshot));
    }

    /** The first of those of the best objective. */
    private SeveralSnapshot best() {
        SeveralSnapshot best = snapshots.getFirst();
        for (SeveralSnapshot s : snapshots) {
            best = s.objective() > best.objective() ? s : best;
        }
        return best;
    }

    /** The best of it, brought into the anchor's frame. */
    SeveralResult result(String strategy, int anchor, long seed, boolean stopped) {
        SeveralSnapshot best = best();
        Permutation back = best.permutations().get(anchor).inverse();
        return new SeveralResult(
                strategy,
                anchor,
                best.permutations().stream().map(p -> p.andThen(back)).toList(),
                seed,
                round,
                scratch.ownSeconds(),
                stopped,
                snapshots,
                best);
    }
}
