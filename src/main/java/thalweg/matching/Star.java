package thalweg.matching;

import java.util.function.Consumer;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.words.Phrase;

/**
 * Each model matched to the anchor, on its own. Any search will do; what it finds for two models is
 * what it finds for them here. Between two models neither of which is the anchor nothing has been
 * optimised.
 */
final class Star implements Strategy {
    static final String ID = "star";
    static final String NAME = "Star";

    private final Strategies.Tools tools;

    Star(Strategies.Tools tools) {
        this.tools = tools;
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
            boolean stopped = run(models, anchor, seed, trace, scratch);
            return trace.result(id(), anchor, seed, stopped);
        }
    }

    /** Returns whether it was stopped. */
    private boolean run(
            Several models, int anchor, long seed, SeveralTrace trace, Scratch scratch) {
        trace.beginRound();
        int done = 0;
        for (int m = 0; m < models.size(); m++) {
            if (m == anchor) {
                continue;
            }
            if (scratch.yieldPoint()) {
                return true;
            }
            double from = (double) done++ / (models.size() - 1);
            double to = (double) done / (models.size() - 1);
            JobContext part =
                    scratch.within(from, to)
                            .named(
                                    Phrase.of(
                                            "progress.to",
                                            Several.letter(m),
                                            Several.letter(anchor)));
            try {
                SearchResult found =
                        tools.pairwise().run(models.pair(anchor, m), null, seed, part, _ -> {});
                trace.publish(m, found.best().permutation());
                if (found.stopped()) {
                    return true;
                }
            } catch (JobStoppedException e) {
                return true; // with this model where it was
            }
        }
        return false;
    }
}
