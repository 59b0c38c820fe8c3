package thalweg.cli;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.matching.Search;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;

/** Which search, with its options and its random choices. */
final class SearchOptions {
    @Option(
            names = "--method",
            paramLabel = "NAME",
            completionCandidates = Kinds.class,
            description = "The search (default: wm): ${COMPLETION-CANDIDATES}.")
    private @Nullable String method;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Fixes every random choice (default: 0).")
    private long seed;

    @Option(
            names = "--restarts",
            paramLabel = "K",
            description = "wm: try so many orders of the groups, keep the best (default: 1).")
    private @Nullable Integer restarts;

    @Option(
            names = "--match-components",
            paramLabel = "WHICH",
            description = {
                "wm: see the largest or smallest singular components of every",
                "weight alone: top:K, bottom:K, top:10%%."
            })
    private @Nullable String components;

    @Option(
            names = "--match-layers",
            paramLabel = "NAMES",
            description = "wm: see these weights alone, by name, with commas between.")
    private @Nullable String layers;

    @Option(
            names = "--am",
            paramLabel = "NAME",
            description = {
                "am: match units by the correlation, covariance or inner product,",
                "inner, of their activations (default: correlation)."
            })
    private @Nullable String statistic;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = {
                "sinkhorn: learn by the distance, or by the loss at the midpoint",
                "on training examples (default: distance)."
            })
    private @Nullable String by;

    @Option(
            names = "--start",
            paramLabel = "NAME",
            description = "ste: its weights begin at A's, a, or at random ones (default: a).")
    private @Nullable String start;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "ste: adam or sgd (default: adam; from a random start sgd).")
    private @Nullable String optimizer;

    @Option(
            names = "--rate",
            paramLabel = "X",
            description = {
                "ste, sinkhorn: the learning rate (default: adam 0.001, sgd 0.5;",
                "sinkhorn 0.2)."
            })
    private @Nullable Double rate;

    @Option(
            names = "--momentum",
            paramLabel = "X",
            description = "ste: the momentum of sgd (default: 0.9).")
    private @Nullable Double momentum;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "ste, sinkhorn --by loss: training examples a step (default: 500).")
    private @Nullable Integer batch;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "ste: steps (default: 60; from a random start 300); sinkhorn: 100.")
    private @Nullable Integer steps;

    @Option(
            names = "--best",
            paramLabel = "NAME",
            description = {
                "ste: keep the permutation of the lowest loss at the midpoint",
                "on 1,000 fixed training examples, subset, or on the step's",
                "own batch, batch (default: subset)."
            })
    private @Nullable String best;

    /** The searches that help names. */
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(SearchKind.listed().split("; ")).iterator();
        }
    }

    /** For picocli to fill. */
    SearchOptions() {}

    /** Weight matching with that seed. */
    SearchOptions(long seed) {
        this.seed = seed;
    }

    long seed() {
        return seed;
    }

    /**
     * Refuses what can't be searched by.
     *
     * @param data where a search may find training examples
     */
    void check(SearchData data) {
        data.check(setting());
    }

    /** The search with the options that were given. */
    SearchSetting setting() {
        return kind().setting(given());
    }

    /** The kind of search that was named. */
    SearchKind kind() {
        return SearchKind.named(method == null ? SearchKind.WEIGHT_MATCHING.id() : method)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "there is no search '" + method + "'",
                                        "--method",
                                        "use " + SearchKind.listed()));
    }

    /** An option that asks for a search, where one was given; else null. */
    @Nullable String givenOption() {
        if (method != null) {
            return "--method";
        }
        return given().keySet().stream().findFirst().map(name -> "--" + name).orElse(null);
    }

    private Map<String, String> given() {
        var given = new LinkedHashMap<String, String>();
        put(given, "restarts", restarts);
        put(given, "match-components", components);
        put(given, "match-layers", layers);
        put(given, "am", statistic);
        put(given, "by", by);
        put(given, "start", start);
        put(given, "optimizer", optimizer);
        put(given, "rate", rate);
        put(given, "momentum", momentum);
        put(given, "batch", batch);
        put(given, "steps", steps);
        put(given, "best", best);
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value.toString());
        }
    }

    /**
     * A search that is ready to run.
     *
     * @param training what it searches on, or null
     */
    record Ready(SearchSetting setting, @Nullable Dataset training, long seed) {
        /** Searches for the permutation that brings B to A. */
        Searched run(Workplace work, ModelPair models) {
            if (models.repaired()) {
                sayRepaired(work);
            }
            SearchResult result =
                    work.search(
                            setting.title(),
                            context ->
                                    setting.make(work.engine(), training)
                                            .run(models.pair(), null, seed, context, s -> {}));
            return new Searched(result, examples());
        }

        /** The search itself; on the lane. */
        Search make(Engine engine) {
            return setting.make(engine, training);
        }

        /** The training examples that it searches on; 0 without. */
        int examples() {
            return training == null ? 0 : training.size();
        }

        /** {@code "method","seed"}, the search's options, and {@code "searchExamples"}. */
        Map<String, @Nullable Object> fields() {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            fields.put("method", setting.kind().id());
            fields.put("seed", seed);
            fields.putAll(setting.options());
            if (examples() > 0) {
                fields.put("searchExamples", examples());
            }
            return fields;
        }

        /** A sentence on what the permutations hang on; empty for a search without data. */
        String sentence() {
            return training == null
                    ? ""
                    : "The permutations were found by %s%s%s, on %s training examples.\n"
                            .formatted(
                                    setting.kind().article(),
                                    setting.label(),
                                    setting.kind().random() ? ", seed " + seed : "",
                                    Table.count(examples()));
        }
    }

    /** Opens what the search needs, and refuses what doesn't fit the models. */
    Ready ready(ModelPair models, SearchData data) {
        SearchSetting setting = setting();
        return new Ready(setting, data.open(setting, models), seed);
    }

    /** Of a search that needs no data. */
    Ready ready() {
        return new Ready(setting(), null, seed);
    }

    /** Says what weights that are no numbers count as. */
    static void sayRepaired(Workplace work) {
        work.terminal().message("NaN and infinite weights are taken as 0 in the search and in R\n");
    }
}
