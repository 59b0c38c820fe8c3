package thalweg.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Results → verdicts: a pure function, for whoever has results to show. */
public final class Claims {
    /** The γ of claims that name one. */
    public static final double GAMMA = 0.3;

    private static final double MOST_SHORTENED = 0.25;
    private static final double LEAST_REMOVED = 0.9;
    private static final double MOST_SINGULAR_CHANGE = 1e-5;
    private static final double MOST_R_DIFFERENCE = 0.1;

    private final List<StudyResult> pairs;
    private final List<StudyResult> triples;

    private Claims(List<StudyResult> results) {
        pairs =
                results.stream()
                        .filter(result -> result.pair() != null)
                        .filter(Runs::whole)
                        .toList();
        triples =
                results.stream()
                        .filter(r -> r.triple() != null && r.triple().losses() != null)
                        .toList();
    }

    /** One verdict a claim, a to g. */
    public static List<Verdict> of(List<StudyResult> results) {
        var claims = new Claims(results);
        return Arrays.stream(Claim.values()).map(claims::verdict).toList();
    }

    private Verdict verdict(Claim claim) {
        return switch (claim) {
            case DISTANCE -> distance();
            case SINGULAR_VALUES -> singularValues();
            case ALIGNMENT -> alignment();
            case CORRELATION -> correlation();
            case OTHER_WAY -> otherWay();
            case THROUGH_A -> throughA();
            case ACTIVATIONS -> activations();
        };
    }

    private List<StudyResult> pairs(Predicate<StudyResult> wanted) {
        return pairs.stream().filter(wanted).toList();
    }

    private Verdict distance() {
        List<StudyResult> runs = pairs(Runs.WEIGHTS.and(Runs::hasBarrier));
        return verdict(
                Claim.DISTANCE,
                runs,
                run ->
                        Runs.pair(run).l2Reduction() < MOST_SHORTENED
                                && Headline.REMOVED.of(run) > LEAST_REMOVED
                                && Runs.losses(run).control() > Runs.losses(run).matchedHalf(),
                measured("reduction of L2", 3, runs, run -> Runs.pair(run).l2Reduction()),
                measured("share of the barrier removed", 3, runs, Headline.REMOVED::of),
                measured("distance-only control, nats", 3, runs, run -> Runs.losses(run).control()),
                measured("barrier after, nats", 3, runs, run -> Runs.losses(run).matchedHalf()));
    }

    private Verdict singularValues() {
        return verdict(
                Claim.SINGULAR_VALUES,
                pairs,
                run -> Runs.pair(run).singularChange() <= MOST_SINGULAR_CHANGE,
                measured(
                        "largest change, in units of s₁",
                        8,
                        pairs,
                        run -> Runs.pair(run).singularChange()));
    }

    private Verdict alignment() {
        List<StudyResult> runs = pairs(Runs.WEIGHTS);
        return verdict(
                Claim.ALIGNMENT,
                runs,
                run ->
                        withinBandBefore(Runs.pair(run))
                                && aboveBandAfter(Runs.pair(run))
                                && grows(Runs.pair(run)),
                measured("R(0) before", 3, runs, run -> Runs.pair(run).rBefore().getFirst()),
                measured("R(0) after", 3, runs, run -> Runs.pair(run).rAfter().getFirst()),
                measured(
                        "R at the largest γ before",
                        3,
                        runs,
                        run -> Runs.pair(run).rBefore().getLast()),
                measured(
                        "R at the largest γ after",
                        3,
                        runs,
                        run -> Runs.pair(run).rAfter().getLast()));
    }

    private static boolean withinBandBefore(PairFigures of) {
        for (int g = 0; g < of.rBefore().size(); g++) {
            double room = (of.nullHigh().get(g) - of.nullLow().get(g)) / 2;
            double r = of.rBefore().get(g);
            if (r < of.nullLow().get(g) - room || r > of.nullHigh().get(g) + room) {
                return false;
            }
        }
        return true;
    }

    private static boolean aboveBandAfter(PairFigures of) {
        for (int g = 0; g < of.rAfter().size(); g++) {
            if (of.rAfter().get(g) <= of.nullHigh().get(g)) {
                return false;
            }
        }
        return true;
    }

    private static boolean grows(PairFigures of) {
        return of.rAfter().getLast() > of.rAfter().getFirst();
    }

    /** A run of this claim is a pair of models, with all that was done to it. */
    private Verdict correlation() {
        List<List<StudyResult>> runs = new ArrayList<>();
        for (List<StudyResult> of : Runs.byModels(pairs).values()) {
            boolean all =
                    List.of(
                                    Runs.CHANCE,
                                    Runs.ACTIVATIONS,
                                    Runs.STE_FROM_A,
                                    Runs.STE_FROM_RANDOM,
                                    Runs.WEIGHTS)
                            .stream()
                            .allMatch(one -> of.stream().anyMatch(one));
            if (all && of.stream().allMatch(run -> Runs.pair(run).losses() != null)) {
                runs.add(of);
            }
        }
        List<Double> withR = runs.stream().map(run -> rho(run, Headline.R03)).toList();
        List<Double> withL2 = runs.stream().map(run -> rho(run, Headline.L2_REDUCTION)).toList();
        int met = 0;
        for (int i = 0; i < runs.size(); i++) {
            if (withR.get(i) < 0 && withR.get(i) < withL2.get(i)) {
                met++;
            }
        }
        return new Verdict(
                Claim.CORRELATION,
                runs.size(),
                met,
                Runs.models(runs.stream().flatMap(List::stream).toList()),
                List.of(
                        new Verdict.Measured("ρ with R(0.3)", Spread.of(withR), 3),
                        new Verdict.Measured("ρ with the reduction of L2", Spread.of(withL2), 3)));
    }

    /** Spearman's ρ of the barrier at ½ after matching with another figure. */
    static double rho(List<StudyResult> of, Headline figure) {
        return Spread.spearman(
                of.stream().mapToDouble(Headline.BARRIER::of).toArray(),
                of.stream().mapToDouble(figure::of).toArray());
    }

    private Verdict otherWay() {
        Map<List<String>, List<StudyResult>> weights = Runs.byModels(pairs(Runs.WEIGHTS));
        List<StudyResult> runs =
                pairs(Runs.STE_FROM_RANDOM.and(Runs::hasBarrier)).stream()
                        .filter(run -> weights.containsKey(Runs.hashes(run)))
                        .toList();
        return verdict(
                Claim.OTHER_WAY,
                runs,
                run ->
                        Headline.REMOVED.of(run) > LEAST_REMOVED
                                && Headline.R03.of(run) < leastR(weights, run),
                measured("share of the barrier removed", 3, runs, Headline.REMOVED::of),
                measured("midpoint loss, nats", 3, runs, Headline.MIDPOINT::of),
                measured("R(0.3)", 3, runs, Headline.R03::of),
                measured("R(0.3) by weight matching", 3, runs, run -> leastR(weights, run)));
    }

    private static double leastR(Map<List<String>, List<StudyResult>> weights, StudyResult run) {
        return Headline.R03.spread(weights.getOrDefault(Runs.hashes(run), List.of())).least();
    }

    private Verdict throughA() {
        List<StudyResult> runs = new ArrayList<>();
        List<StudyResult> others = new ArrayList<>();
        for (StudyResult weights : triples.stream().filter(Runs.WEIGHTS).toList()) {
            triples.stream()
                    .filter(Runs.STE_FROM_RANDOM)
                    .filter(other -> other.task().seed() == weights.task().seed())
                    .filter(other -> Runs.hashes(other).equals(Runs.hashes(weights)))
                    .forEach(
                            other -> {
                                runs.add(weights);
                                others.add(other);
                            });
        }
        int met = 0;
        for (int i = 0; i < runs.size(); i++) {
            boolean barrier =
                    Headline.THROUGH_A.of(runs.get(i)) < Headline.THROUGH_A.of(others.get(i));
            boolean mean =
                    Headline.MEAN_OF_THREE.of(runs.get(i))
                            < Headline.MEAN_OF_THREE.of(others.get(i));
            if (barrier && mean) {
                met++;
            }
        }
        return new Verdict(
                Claim.THROUGH_A,
                runs.size(),
                met,
                Runs.models(runs),
                List.of(
                        measured(
                                "barrier B–C by weight matching, nats",
                                3,
                                runs,
                                Headline.THROUGH_A::of),
                        measured("by the estimator, nats", 3, others, Headline.THROUGH_A::of),
                        measured(
                                "mean of three by weight matching, nats",
                                3,
                                runs,
                                Headline.MEAN_OF_THREE::of),
                        measured("by the estimator, nats", 3, others, Headline.MEAN_OF_THREE::of)));
    }

    private Verdict activations() {
        Map<List<String>, List<StudyResult>> weights = Runs.byModels(pairs(Runs.WEIGHTS));
        List<StudyResult> runs =
                pairs(Runs.ACTIVATIONS).stream()
                        .filter(run -> weights.containsKey(Runs.hashes(run)))
                        .toList();
        ToDoubleFunction<StudyResult> difference =
                run -> largestDifference(run, weights.getOrDefault(Runs.hashes(run), List.of()));
        return verdict(
                Claim.ACTIVATIONS,
                runs,
                run -> difference.applyAsDouble(run) <= MOST_R_DIFFERENCE,
                measured("largest difference of R", 3, runs, difference),
                measured("R(0.3) by activations", 3, runs, Headline.R03::of),
                measured(
                        "R(0.3) by weights",
                        3,
                        runs,
                        run ->
                                Headline.R03
                                        .spread(weights.getOrDefault(Runs.hashes(run), List.of()))
                                        .median()));
    }

    private static double largestDifference(StudyResult run, List<StudyResult> weights) {
        double largest = 0;
        for (int g = 0; g < Runs.pair(run).rAfter().size(); g++) {
            int at = g;
            double median =
                    Spread.of(weights.stream().map(w -> Runs.pair(w).rAfter().get(at)).toList())
                            .median();
            largest = Math.max(largest, Math.abs(Runs.pair(run).rAfter().get(g) - median));
        }
        return largest;
    }

    private static Verdict verdict(
            Claim claim,
            List<StudyResult> runs,
            Predicate<StudyResult> meets,
            Verdict.Measured... figures) {
        return new Verdict(
                claim,
                runs.size(),
                (int) runs.stream().filter(meets).count(),
                Runs.models(runs),
                List.of(figures));
    }

    private static Verdict.Measured measured(
            String name, int places, List<StudyResult> runs, ToDoubleFunction<StudyResult> figure) {
        return new Verdict.Measured(
                name, Spread.of(runs.stream().map(r -> figure.applyAsDouble(r)).toList()), places);
    }
}
