package thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.matching.Restriction;
import thalweg.network.Word;
import thalweg.words.Phrase;

/**
 * What a study asks for of pairs beside what every study measures.
 *
 * @param at the line that names figures; null for none
 * @param figures of {@link #KNOWN}, in that order
 * @param mergedAt the line that has part of the weights merged; null for none
 * @param merged the part that is merged, the rest stays A's
 */
record PairMeasures(
        @Nullable StudyLine at,
        List<String> figures,
        @Nullable StudyLine mergedAt,
        Restriction merged) {
    /** See {@link PairFigures.Estimates}. */
    static final String TAYLOR = "taylor";

    /** See {@link PairFigures.Held}. */
    static final String REFERENCES = "references";

    static final List<String> KNOWN = List.of(TAYLOR, REFERENCES);

    static final PairMeasures NONE = new PairMeasures(null, List.of(), null, Restriction.NONE);

    private static final String COMPONENTS = "components";
    private static final String LAYERS = "layers";

    PairMeasures {
        figures = List.copyOf(figures);
    }

    boolean taylor() {
        return figures.contains(TAYLOR);
    }

    boolean references() {
        return figures.contains(REFERENCES);
    }

    /** With the figures of a line. */
    PairMeasures withFigures(StudyLine line, List<String> named) {
        for (String name : named) {
            if (!KNOWN.contains(name)) {
                throw line.problem(
                        Phrase.of("badstudy.no-figure", name),
                        Phrase.of("remedies.use-figures", Phrase.either(KNOWN)));
            }
        }
        if (named.isEmpty()) {
            throw line.problem(
                    Phrase.of("badstudy.missing-at-end"),
                    Phrase.of("remedies.write-one", String.join(", ", KNOWN)));
        }
        List<String> wanted = KNOWN.stream().filter(named::contains).toList();
        return new PairMeasures(line, wanted, mergedAt, merged);
    }

    /** With the part of a line: components, layers, or both. */
    PairMeasures withMerged(StudyLine line, List<Word> words) {
        var options = new LineOptions(line, words, List.of(COMPONENTS, LAYERS));
        String components = options.word(COMPONENTS);
        List<String> layers = new ArrayList<>(options.list(LAYERS));
        Restriction part =
                line.in(
                        () ->
                                new Restriction(
                                        components == null
                                                ? null
                                                : Restriction.Components.parse(
                                                        components, COMPONENTS),
                                        layers));
        if (part.none()) {
            throw line.problem(
                    Phrase.of("badstudy.missing-at-end"), Phrase.of("remedies.write-merge"));
        }
        return new PairMeasures(at, figures, line, part);
    }

    /** The part as tasks have it: what {@link #withMerged} was given, by name. */
    Map<String, String> mergedOptions() {
        var options = new java.util.TreeMap<String, String>();
        if (merged.components() != null) {
            options.put(COMPONENTS, merged.components().toString());
        }
        if (!merged.layers().isEmpty()) {
            options.put(LAYERS, String.join(",", merged.layers()));
        }
        return options;
    }

    /** What a task asks for. */
    static PairMeasures of(StudyLine at, List<String> figures, Map<String, String> merged) {
        PairMeasures of = figures.isEmpty() ? NONE : NONE.withFigures(at, figures);
        String components = merged.get(COMPONENTS);
        String layers = merged.get(LAYERS);
        if (components == null && layers == null) {
            return of;
        }
        return at.in(
                () ->
                        new PairMeasures(
                                of.at,
                                of.figures,
                                at,
                                new Restriction(
                                        components == null
                                                ? null
                                                : Restriction.Components.parse(
                                                        components, COMPONENTS),
                                        layers == null
                                                ? List.of()
                                                : List.of(layers.split(",", -1)))));
    }
}
