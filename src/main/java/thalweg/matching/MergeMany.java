package thalweg.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;

/**
 * Merging many models: Algorithm 3 of Ainsworth, Hayase and Srinivasa, "Git Re-Basin" (arXiv
 * 2209.04836). Each model in random order is matched, by weight matching, to the mean of the others
 * as they stand; until a whole round gains nothing. With the others held, ⟨x_m, mean of the others⟩
 * is what of Σ_{m&lt;n} ⟨x_m, x_n⟩ depends on x_m: the objective never falls.
 */
final class MergeMany implements Strategy {
    static final String ID = "merge-many";
    static final String NAME = "Merge many";

    /** A round's gain below this share of the objective counts as none. */
    private static final double LEAST_GAIN = 1e-9;

    private final Strategies.Tools tools;
    private final Search matching;

    MergeMany(Strategies.Tools tools) {
        this.tools = tools;
        this.matching = new WeightMatching(tools.algebra(), tools.memory());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SeveralResult run(
            Several models,
            int anchor,
            long seed,
            JobContext context,
            Consumer<SeveralSnapshot> observer) {
        try (var scratch = new Scratch(tools.memory(), context)) {
            var trace = new SeveralTrace(models, SeveralTrace.still(models), scratch, observer);
            boolean converged =
                    rounds(models, trace, new BitSet(), seed, scratch.within(0, 1), scratch);
            return trace.result(id(), anchor, seed, !converged);
        }
    }

    /**
     * Goes round from where the models stand.
     *
     * @param met the models whose places mean something; it grows
     * @param progress told after each round
     * @return whether it came to its end
     */
    boolean rounds(
            Several models,
            SeveralTrace trace,
            BitSet met,
            long seed,
            JobContext progress,
            Scratch scratch) {
        var random = new SplittableRandom(seed);
        var share = new GainShare(LEAST_GAIN);
        List<Integer> order = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            order.add(m);
        }
        while (!scratch.yieldPoint()) {
            trace.beginRound();
            double before = trace.objective();
            for (int i = order.size() - 1; i > 0; i--) {
                Collections.swap(order, i, random.nextInt(i + 1));
            }
            for (int m : order) {
                // What has never been matched begins anew: the first sweep knows what to count.
                Permutation start = met.get(m) ? trace.permutation(m) : null;
                met.set(m);
                if (!match(models, m, start, random.nextLong(), trace, scratch)) {
                    return false;
                }
            }
            double gain = trace.objective() - before;
            if (gain <= LEAST_GAIN * Math.abs(trace.objective())) {
                return true;
            }
            progress.progress(share.after(gain, trace.objective()), trace.message());
        }
        return false;
    }

    /** Matches one model to the mean of the others; returns whether it came to its end. */
    private boolean match(
            Several models,
            int model,
            @Nullable Permutation start,
            long seed,
            SeveralTrace trace,
            Scratch scratch) {
        Parameters mean = SeveralSums.meanOfOthers(trace.moved(), model);
        Parameters theta = models.models().get(model);
        var pair = new Pair(models.network(), models.symmetry(), mean, theta);
        try {
            // How far it is says nothing of how many rounds there will be.
            SearchResult found = matching.run(pair, start, seed, scratch.context(), _ -> {});
            trace.publish(model, found.best().permutation());
            return !found.stopped();
        } catch (JobStoppedException e) {
            return false;
        }
    }
}
