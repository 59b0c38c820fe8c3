package thalweg.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a study's results come to, as its table in JSON has it: no measured second among it, so that
 * the same study makes the same bytes.
 *
 * @param tasks in all
 * @param done of which there are results
 * @param spread of each headline figure by each method
 * @param correlations of the barrier at ½ with other figures, over all runs
 * @param runs every one
 */
public record StudySummary(
        String title,
        int tasks,
        int done,
        List<OfClaim> claims,
        List<OfMethod> spread,
        List<Correlation> correlations,
        List<Run> runs) {
    /**
     * A figure by a method.
     *
     * @param method its name in the study
     * @param figure see {@link Headline#id}
     */
    public record OfMethod(
            String method,
            String label,
            String figure,
            int runs,
            double least,
            double lower,
            double median,
            double upper,
            double largest) {}

    /**
     * What the runs say of a claim.
     *
     * @param verdict all, none, some or absent
     * @param medians of the figures behind it
     */
    public record OfClaim(
            String claim,
            String title,
            String condition,
            String threshold,
            String verdict,
            int runs,
            int met,
            int models,
            Map<String, Double> medians) {}

    /** Spearman's ρ of the barrier at ½ after matching with a figure. */
    public record Correlation(String with, int runs, double spearman) {}

    /** A task's figures; one of the two is null. */
    public record Run(
            String task,
            List<String> models,
            String method,
            long seed,
            @org.jspecify.annotations.Nullable PairFigures pair,
            @org.jspecify.annotations.Nullable TripleFigures triple) {}

    /** Copies the lists. */
    public StudySummary {
        claims = List.copyOf(claims);
        spread = List.copyOf(spread);
        correlations = List.copyOf(correlations);
        runs = List.copyOf(runs);
    }

    /** Of results in the study's order, of all or some of its tasks. */
    public static StudySummary of(Study study, List<StudyResult> results) {
        return new StudySummary(
                study.title(),
                study.tasks().size(),
                results.size(),
                Claims.of(results).stream().map(StudySummary::claim).toList(),
                spread(results),
                correlations(results),
                results.stream()
                        .map(
                                r ->
                                        new Run(
                                                r.task().id(),
                                                r.task().modelNames(),
                                                r.task().method().name(),
                                                r.task().seed(),
                                                r.pair(),
                                                r.triple()))
                        .toList());
    }

    /** As JSON on several lines. */
    public String json() {
        return StudyJson.table(this);
    }

    /** As maps, lists and numbers. */
    public Map<String, Object> fields() {
        return StudyJson.fields(this);
    }

    /** Results by the study's name of their method, in the order of the tasks. */
    public static Map<String, List<StudyResult>> byMethod(List<StudyResult> results) {
        Map<String, List<StudyResult>> by = new LinkedHashMap<>();
        results.forEach(
                r -> by.computeIfAbsent(r.task().method().name(), _ -> new ArrayList<>()).add(r));
        return by;
    }

    /** Runs of two models whose barrier was measured. */
    public static List<StudyResult> withBarrier(List<StudyResult> results) {
        return results.stream().filter(r -> !Double.isNaN(Headline.BARRIER.of(r))).toList();
    }

    private static List<OfMethod> spread(List<StudyResult> results) {
        List<OfMethod> all = new ArrayList<>();
        byMethod(results)
                .forEach(
                        (method, of) -> {
                            for (Headline figure : Headline.values()) {
                                Spread spread = figure.spread(of);
                                if (spread.size() > 0) {
                                    all.add(
                                            new OfMethod(
                                                    method,
                                                    of.getFirst().task().method().label(),
                                                    figure.id(),
                                                    spread.size(),
                                                    spread.least(),
                                                    spread.lower(),
                                                    spread.median(),
                                                    spread.upper(),
                                                    spread.largest()));
                                }
                            }
                        });
        return all;
    }

    private static List<Correlation> correlations(List<StudyResult> results) {
        List<StudyResult> of = withBarrier(results);
        return Arrays.asList(Headline.R0, Headline.R03, Headline.L2_REDUCTION).stream()
                .map(figure -> new Correlation(figure.id(), of.size(), Claims.rho(of, figure)))
                .toList();
    }

    private static OfClaim claim(Verdict verdict) {
        var medians = new LinkedHashMap<String, Double>();
        verdict.figures().forEach(figure -> medians.put(figure.name(), figure.spread().median()));
        return new OfClaim(
                verdict.claim().letter(),
                verdict.claim().title(),
                verdict.claim().condition(),
                verdict.claim().threshold(),
                verdict.state().name().toLowerCase(java.util.Locale.ROOT),
                verdict.runs(),
                verdict.met(),
                verdict.models(),
                medians);
    }
}
