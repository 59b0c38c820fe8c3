package thalweg.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Normalization;
import thalweg.evaluation.Renormalization;
import thalweg.words.Phrase;

/**
 * A study as it is written, before a file that it names is looked at.
 *
 * @param file where it is written; what it names lies beside it
 * @param title of the report
 * @param models by name, in the order of their lines
 * @param pairs two models each
 * @param triples three each
 * @param methods in the order of their lines
 * @param data to measure on; null for none
 * @param trainingAt the line that says how many; null for none
 * @param trainingLimit the most training examples that searches work on
 * @param normalization what is done about batch norm
 * @param points on a line between two models
 * @param gammas of R, ascending, 0 and 0.3 among them
 * @param measures of pairs
 * @param results where they go; null where the study doesn't say
 */
record StudyPlan(
        Path file,
        String title,
        Map<String, PlannedModel> models,
        List<Group> pairs,
        List<Group> triples,
        List<PlannedMethod> methods,
        @Nullable Data data,
        @Nullable StudyLine trainingAt,
        int trainingLimit,
        Statistics normalization,
        int points,
        List<Double> gammas,
        PairMeasures measures,
        @Nullable Results results) {

    /**
     * A model.
     *
     * @param file as it is written
     * @param network the file that describes its network; or null
     * @param networkText the description itself; or null
     * @param activation between layers, where the file doesn't say; or null
     */
    record PlannedModel(
            StudyLine at,
            String name,
            String file,
            @Nullable String network,
            @Nullable String networkText,
            @Nullable String activation) {}

    /** Models that belong together, by name. */
    record Group(StudyLine at, List<String> models) {
        Group {
            models = List.copyOf(models);
        }
    }

    /**
     * A method.
     *
     * @param label as charts and tables call it; null for what the method says of itself
     * @param seeds that it runs with
     */
    record PlannedMethod(
            StudyLine at, String name, @Nullable String label, Method method, List<Long> seeds) {
        PlannedMethod {
            seeds = List.copyOf(seeds);
        }
    }

    /**
     * What is measured on.
     *
     * @param folder as it is written
     * @param limit the most examples
     * @param inputs null for what is usual
     */
    record Data(
            StudyLine at, String folder, String split, int limit, @Nullable Normalization inputs) {}

    /**
     * What is done about batch norm.
     *
     * @param kind empty for what is usual
     * @param at null where it isn't said
     */
    record Statistics(@Nullable StudyLine at, Optional<Renormalization> kind, int examples) {}

    /** Where results go. */
    record Results(StudyLine at, String folder) {}

    StudyPlan {
        pairs = List.copyOf(pairs);
        triples = List.copyOf(triples);
        methods = List.copyOf(methods);
        gammas = List.copyOf(gammas);
    }

    /**
     * Refuses what says how data is used, where there is none.
     *
     * @throws StudyException of the first such line
     */
    void requireNoUseOfData() {
        StudyLine at = trainingAt == null ? normalization.at() : trainingAt;
        if (at != null) {
            throw at.problem(
                    Phrase.of("badstudy.no-data"), Phrase.of("remedies.add-data-or-leave"));
        }
    }

    /** A file that the study names: beside it, unless its name is a whole one. */
    Path resolve(String name) {
        return file.resolveSibling(name);
    }

    /** A method as charts and tables call it: with its name where another is called alike. */
    String label(PlannedMethod of) {
        if (of.label() != null) {
            return of.label();
        }
        String label = of.method().label();
        boolean shared = methods.stream().filter(m -> m.method().label().equals(label)).count() > 1;
        return shared ? label + " (" + of.name() + ")" : label;
    }
}
