package thalweg.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import thalweg.engine.Engine;
import thalweg.engine.JobStoppedException;
import thalweg.matching.Cycles;
import thalweg.matching.SearchKind;
import thalweg.matching.Several;
import thalweg.matching.SeveralResult;
import thalweg.matching.Strategies;
import thalweg.matching.WeightMatching;

/** How three or more models are brought into one basin. */
final class StrategyOptions {
    private static final String STAR = Strategies.ids().getFirst();

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            defaultValue = "star",
            description = {
                "star, merge-many or c2m3 (default: star):",
                "star matches each model to the anchor,",
                "merge-many each in turn to the mean of the others,",
                "c2m3 all at once, into one universe."
            })
    private String strategy = STAR;

    @Option(
            names = "--anchor",
            paramLabel = "N",
            defaultValue = "1",
            description = "The model that doesn't move, counted from 1 (default: 1).")
    private int anchor = 1;

    /** Whether anything but what is usual was asked for. */
    boolean usual() {
        return strategy.equals(STAR) && anchor == 1;
    }

    /** The anchor, counted from 0. */
    int anchor() {
        return anchor - 1;
    }

    /** Refuses an unknown strategy, and an anchor that isn't one of so many models. */
    void check(int models, SearchOptions search) {
        Strategies.Kind kind =
                Strategies.kind(strategy)
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "there is no strategy '" + strategy + "'",
                                                "--strategy",
                                                "use star, merge-many or c2m3"));
        if (anchor < 1 || anchor > models) {
            throw new UsageException(
                    "there is no model %,d of %d".formatted(anchor, models).replace('-', '−'),
                    "--anchor",
                    "use 1 to " + models);
        }
        if (!kind.anySearch() && !search.setting().equals(WeightMatching.SETTING)) {
            boolean other = search.kind() != SearchKind.WEIGHT_MATCHING;
            throw new UsageException(
                    "the strategy "
                            + strategy
                            + " matches weights, in one order, and takes no other search",
                    other ? "--method " + search.kind().id() : "--restarts",
                    "leave it out, or use --strategy star");
        }
    }

    /**
     * What a strategy found, and what it matched pairs by.
     *
     * @param search of two models
     */
    record Found(SeveralResult result, SearchOptions.Ready search) {
        /** {@code "method","seed","stopped","strategy","anchor"} and more. */
        Map<String, @Nullable Object> fields() {
            Map<String, @Nullable Object> fields = search.fields();
            fields.put("stopped", result.stopped());
            fields.put("strategy", result.strategy());
            fields.put("anchor", result.anchor() + 1);
            fields.put("rounds", result.rounds());
            fields.put("objectiveBefore", result.trace().getFirst().objective());
            fields.put("objectiveAfter", result.best().objective());
            fields.put("searchSeconds", result.seconds());
            return fields;
        }

        /** What must be said of it after the figures. */
        String sentences() {
            return search.sentence() + Sentences.stopped(result.stopped());
        }
    }

    /** Searches for the permutations that bring all models into the anchor's frame. */
    Found run(Workplace work, OpenModels models, SearchOptions.Ready search) {
        if (models.repaired()) {
            SearchOptions.sayRepaired(work);
        }
        Engine engine = work.engine();
        SeveralResult result =
                work.search(
                        strategy,
                        context -> {
                            var tools =
                                    new Strategies.Tools(
                                            engine.linearAlgebra(),
                                            engine.memory(),
                                            search.make(engine));
                            return Strategies.named(strategy, tools)
                                    .orElseThrow()
                                    .run(
                                            models.several(),
                                            anchor(),
                                            search.seed(),
                                            context,
                                            _ -> {});
                        });
        return new Found(result, search);
    }

    /** Matches every two models on their own, to see how far cycles are from closing then. */
    static @Nullable Cycles cycles(Workplace work, OpenModels models, Found found) {
        SeveralResult result = found.result();
        if (models.size() < 3) {
            return null;
        }
        if (result.stopped()) {
            return Cycles.of(models.several(), result);
        }
        try {
            return work.measure(
                    "Pairs on their own",
                    context ->
                            Cycles.beside(
                                    models.several(),
                                    result,
                                    found.search().make(work.engine()),
                                    context));
        } catch (JobStoppedException e) {
            return Cycles.of(models.several(), result); // what was found stays
        }
    }

    /** What models are called in tables and pictures: A, B, C. */
    static List<String> letters(int models) {
        return IntStream.range(0, models).mapToObj(Several::letter).toList();
    }

    /** What moved models are called: A, π(B), π(C). */
    static List<String> letters(int models, int anchor) {
        return IntStream.range(0, models)
                .mapToObj(m -> m == anchor ? Several.letter(m) : "π(" + Several.letter(m) + ")")
                .toList();
    }
}
