package thalweg.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Normalization;
import thalweg.evaluation.Renormalization;
import thalweg.landscape.Interpolator;
import thalweg.landscape.LossCurve;
import thalweg.matching.SearchKind;
import thalweg.matching.Strategies;
import thalweg.network.Word;
import thalweg.words.Phrase;

/** A study while its lines are read; names may be used above the line that gives them. */
final class StudyDraft {
    private static final String SEEDS = "seeds";
    private static final List<Double> USUAL_GAMMAS = List.of(0.1, 0.5, 0.7, 0.9);

    /** In every study: what tables and claims go by. */
    private static final List<Double> OWN_GAMMAS = List.of(0.0, 0.3);

    private final Path file;
    private String title = "";
    private final Map<String, StudyPlan.PlannedModel> models = new LinkedHashMap<>();
    private final List<StudyPlan.Group> groups = new ArrayList<>();
    private final Map<Integer, StudyLine> all = new LinkedHashMap<>();
    private final Map<String, Planned> methods = new LinkedHashMap<>();
    private final Map<String, StudyLine> settings = new LinkedHashMap<>();
    private StudyPlan.@Nullable Data data;
    private int trainingLimit = Integer.MAX_VALUE;
    private StudyPlan.Statistics normalization =
            new StudyPlan.Statistics(
                    null, Optional.empty(), thalweg.evaluation.Statistics.EXAMPLES);
    private int points = Interpolator.POINTS;
    private List<Double> gammas = USUAL_GAMMAS;
    private List<Long> seeds = List.of(0L);
    private PairMeasures measures = PairMeasures.NONE;
    private StudyPlan.@Nullable Results results;

    private record Planned(StudyLine at, Method method, List<Long> seeds) {}

    StudyDraft(Path file) {
        this.file = file;
    }

    void title(StudyLine at, String words) {
        once(at, "study");
        title = words;
    }

    void model(StudyLine at, String name, String path, List<Word> more) {
        var options = new LineOptions(at, more, List.of("network", "activation"));
        unused(at, name);
        models.put(
                name,
                new StudyPlan.PlannedModel(
                        at, name, path, options.word("network"), null, options.word("activation")));
    }

    void search(StudyLine at, String name, String id, List<Word> more) {
        SearchKind kind =
                SearchKind.named(id)
                        .orElseThrow(
                                () ->
                                        at.problem(
                                                Phrase.of("badstudy.no-search-kind", id),
                                                Phrase.of(
                                                        "remedies.use-one", SearchKind.listed())));
        var wanted = new LinkedHashMap<String, String>();
        int i = 0;
        for (; i < more.size() && !more.get(i).is(SEEDS); i += 2) {
            String option = more.get(i).text();
            if (i + 1 == more.size() || more.get(i + 1).is(SEEDS)) {
                throw at.problem(
                        Phrase.of("badstudy.nothing-follows", option),
                        Phrase.of("remedies.say-what-it-is"));
            }
            if (wanted.put(option, more.get(i + 1).text()) != null) {
                throw at.problem(
                        Phrase.of("badstudy.said-twice", option), Phrase.of("remedies.say-once"));
            }
        }
        method(
                at,
                name,
                new Method.Searching(at.in(() -> kind.setting(wanted))),
                more.subList(i, more.size()));
    }

    void strategy(StudyLine at, String name, String id, List<Word> more) {
        if (!Strategies.ids().contains(id)) {
            throw at.problem(
                    Phrase.of("badstudy.no-strategy", id),
                    Phrase.of("remedies.use-one", String.join(", ", Strategies.ids())));
        }
        method(at, name, new Method.Together(id), more);
    }

    void random(StudyLine at, String name, List<Word> more) {
        method(at, name, new Method.Chance(), more);
    }

    private void method(StudyLine at, String name, Method method, List<Word> more) {
        List<String> own = new LineOptions(at, more, List.of(SEEDS)).list(SEEDS);
        unused(at, name);
        methods.put(name, new Planned(at, method, own.isEmpty() ? List.of() : Seeds.of(at, own)));
    }

    void data(StudyLine at, String folder, List<Word> more) {
        once(at, "data");
        var options = new LineOptions(at, more, List.of("split", "limit", "mean", "deviation"));
        String split = options.has("split") ? String.valueOf(options.word("split")) : "test";
        if (!split.equals("test") && !split.equals("train")) {
            throw at.problem(
                    Phrase.of("badstudy.no-split", split), Phrase.of("remedies.use-test-or-train"));
        }
        String mean = options.words("mean");
        String deviation = options.words("deviation");
        if ((mean == null) != (deviation == null)) {
            throw at.problem(
                    Phrase.of("badstudy.mean-and-deviation"), Phrase.of("remedies.give-both"));
        }
        data =
                new StudyPlan.Data(
                        at,
                        folder,
                        split,
                        options.count("limit", Integer.MAX_VALUE),
                        mean == null || deviation == null
                                ? null
                                : at.in(() -> Normalization.of(mean, deviation)));
    }

    void training(StudyLine at, List<Word> more) {
        once(at, "training");
        trainingLimit =
                new LineOptions(at, more, List.of("limit")).count("limit", Integer.MAX_VALUE);
    }

    void normalization(StudyLine at, String name, List<Word> more) {
        once(at, "normalization");
        Optional<Renormalization> kind = Renormalization.named(name);
        if (kind.isEmpty() && !name.equals("auto")) {
            throw at.problem(
                    Phrase.of("badstudy.no-normalisation", name),
                    Phrase.of("remedies.use-normalisation"));
        }
        int examples =
                new LineOptions(at, more, List.of("examples"))
                        .count("examples", thalweg.evaluation.Statistics.EXAMPLES);
        normalization = new StudyPlan.Statistics(at, kind, examples);
    }

    void points(StudyLine at, String word) {
        once(at, "points");
        points = LineOptions.wholeNumber(at, word, 3, Integer.MAX_VALUE);
        at.in(
                () -> {
                    LossCurve.requireOdd(points);
                    return points;
                });
    }

    void gammas(StudyLine at, List<String> words) {
        once(at, "gammas");
        List<Double> read = new ArrayList<>();
        for (String word : words) {
            double gamma = LineOptions.number(at, word, Double::valueOf, false);
            if (!(gamma >= 0 && gamma <= 1)) {
                throw at.problem(
                        Phrase.of("badstudy.gamma", word.replace('-', '−')),
                        Phrase.of("remedies.use-gammas"));
            }
            read.add(gamma);
        }
        gammas = read;
    }

    void figures(StudyLine at, List<String> names) {
        once(at, "figures");
        measures = measures.withFigures(at, names);
    }

    void merge(StudyLine at, List<Word> words) {
        once(at, "merge");
        measures = measures.withMerged(at, words);
    }

    void seeds(StudyLine at, List<String> words) {
        once(at, SEEDS);
        seeds = Seeds.of(at, words);
    }

    void group(StudyLine at, List<String> names, int size) {
        if (names.size() != size || new LinkedHashSet<>(names).size() != size) {
            throw at.problem(
                    Phrase.of(
                            size == 2 ? "badstudy.pair-of-two" : "badstudy.triple-of-three", size),
                    Phrase.of("remedies.name-different", size));
        }
        groups.add(new StudyPlan.Group(at, names));
    }

    void all(StudyLine at, String word, int size) {
        if (!word.equals("all")) {
            throw at.problem(
                    Phrase.of("badstudy.not-understood-here", word),
                    Phrase.of("remedies.write-all"));
        }
        all.putIfAbsent(size, at);
    }

    void results(StudyLine at, String folder) {
        once(at, "results");
        results = new StudyPlan.Results(at, folder);
    }

    private void once(StudyLine at, String setting) {
        StudyLine before = settings.putIfAbsent(setting, at);
        if (before != null) {
            throw at.problem(
                    Phrase.of("badstudy.says-already", String.valueOf(before.number())),
                    Phrase.of("remedies.keep-one"));
        }
    }

    private void unused(StudyLine at, String name) {
        if (models.containsKey(name) || methods.containsKey(name)) {
            throw at.problem(
                    Phrase.of("badstudy.name-twice", name), Phrase.of("remedies.give-each-own"));
        }
    }

    /**
     * The whole of it.
     *
     * @throws StudyException when a name isn't given anywhere, or there is nothing to do
     */
    StudyPlan plan() {
        String where = String.valueOf(file.getFileName());
        for (StudyPlan.Group group : groups) {
            for (String name : group.models()) {
                if (!models.containsKey(name)) {
                    throw group.at()
                            .problem(
                                    Phrase.of("badstudy.no-model", name),
                                    Phrase.of("remedies.name-model", name));
                }
            }
        }
        List<StudyPlan.Group> pairs = Grouping.of(groups, all.get(2), models.keySet(), 2);
        List<StudyPlan.Group> triples = Grouping.of(groups, all.get(3), models.keySet(), 3);
        if (pairs.isEmpty() && triples.isEmpty()) {
            throw new StudyException(
                    Phrase.of("badstudy.no-groups"), where, Phrase.of("remedies.add-pair-line"));
        }
        if (methods.isEmpty()) {
            throw new StudyException(
                    Phrase.of("badstudy.no-search"), where, Phrase.of("remedies.add-search-line"));
        }
        List<StudyPlan.PlannedMethod> planned = new ArrayList<>();
        methods.forEach(
                (name, method) ->
                        planned.add(
                                new StudyPlan.PlannedMethod(
                                        method.at, name, null, method.method, seedsOf(method))));
        return new StudyPlan(
                file,
                title.isBlank() ? where.replaceFirst("\\.[^.]*$", "") : title,
                models,
                pairs,
                triples,
                planned,
                data,
                settings.get("training"),
                trainingLimit,
                normalization,
                points,
                withOwn(gammas),
                measures,
                results);
    }

    /** A search without random choices runs once, whatever the seeds. */
    private List<Long> seedsOf(Planned planned) {
        List<Long> own = planned.seeds.isEmpty() ? seeds : planned.seeds;
        return planned.method.random() ? own : List.of(own.getFirst());
    }

    private static List<Double> withOwn(List<Double> wanted) {
        var sorted = new TreeSet<Double>(wanted);
        sorted.addAll(OWN_GAMMAS);
        return List.copyOf(sorted);
    }
}
