package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import thalweg.study.PairFigures;
import thalweg.study.StudyResult;
import thalweg.study.TripleFigures;

/**
 * A study's results in columns, a row a task. Measured seconds stand in a table of their own: the
 * others are the same whenever and however often the study ran.
 */
public final class StudyTables {
    private final List<StudyResult> rows;
    private final List<ChartTable.Words> words = new ArrayList<>();
    private final List<ChartTable.Column> columns = new ArrayList<>();

    private StudyTables(List<StudyResult> rows) {
        this.rows = rows;
        words("models", r -> String.join(" ", r.task().modelNames()));
        words("method", r -> r.task().method().name());
        column("seed", r -> r.task().seed());
    }

    /** Of two models each. */
    public static ChartTable pairs(List<StudyResult> results) {
        var table = new StudyTables(results.stream().filter(r -> r.pair() != null).toList());
        table.pair("l2Before", PairFigures::l2Before);
        table.pair("l2After", PairFigures::l2After);
        table.pair("l2Reduction", PairFigures::l2Reduction);
        table.pair("objectiveBefore", PairFigures::objectiveBefore);
        table.pair("objectiveAfter", PairFigures::objectiveAfter);
        table.byGamma("rBefore", PairFigures::rBefore);
        table.byGamma("rAfter", PairFigures::rAfter);
        table.byGamma("randomLeast", PairFigures::nullLow);
        table.byGamma("randomLargest", PairFigures::nullHigh);
        table.pair("singularChange", PairFigures::singularChange);
        table.losses("lossA", PairFigures.Losses::a);
        table.losses("lossB", PairFigures.Losses::b);
        table.losses("lossMovedB", PairFigures.Losses::movedB);
        table.losses("midpointNaive", PairFigures.Losses::naiveMidpoint);
        table.losses("midpointMatched", PairFigures.Losses::matchedMidpoint);
        table.losses("accuracyA", PairFigures.Losses::accuracyA);
        table.losses("accuracyB", PairFigures.Losses::accuracyB);
        table.losses("midpointAccuracyNaive", PairFigures.Losses::naiveMidpointAccuracy);
        table.losses("midpointAccuracyMatched", PairFigures.Losses::matchedMidpointAccuracy);
        table.losses("barrierHalfNaive", PairFigures.Losses::naiveHalf);
        table.losses("barrierHalfMatched", PairFigures.Losses::matchedHalf);
        table.losses("barrierMaxNaive", PairFigures.Losses::naiveMax);
        table.losses("barrierMaxMatched", PairFigures.Losses::matchedMax);
        table.losses("control", PairFigures.Losses::control);
        if (table.any(p -> p.taylor() != null)) {
            table.taylor("taylorNaive", PairFigures.Estimates::naive);
            table.taylor("taylorMatched", PairFigures.Estimates::matched);
            table.taylor("taylorBarrierNaive", PairFigures.Estimates::naiveBarrier);
            table.taylor("taylorBarrierMatched", PairFigures.Estimates::matchedBarrier);
        }
        if (table.any(p -> p.references() != null)) {
            table.held("ensemble", PairFigures.Held::ensemble);
            table.held("ensembleAccuracy", PairFigures.Held::ensembleAccuracy);
            table.held("calibratedA", PairFigures.Held::calibratedA);
            table.held("calibratedB", PairFigures.Held::calibratedB);
            table.held("calibratedNaive", PairFigures.Held::calibratedNaive);
            table.held("calibratedMatched", PairFigures.Held::calibratedMatched);
        }
        table.pair("sweeps", PairFigures::sweeps);
        table.pair("steps", PairFigures::steps);
        return table.done();
    }

    /** Of three models each. */
    public static ChartTable triples(List<StudyResult> results) {
        var table = new StudyTables(results.stream().filter(r -> r.triple() != null).toList());
        table.triple("l2Before", TripleFigures::l2Before);
        table.triple("l2After", TripleFigures::l2After);
        table.triple("objectiveBefore", TripleFigures::objectiveBefore);
        table.triple("objectiveAfter", TripleFigures::objectiveAfter);
        table.triple("cycleError", TripleFigures::cycleError);
        table.triple("independentCycleError", TripleFigures::independentCycleError);
        String[] pairs = {"AB", "AC", "BC"};
        for (int i = 0; i < pairs.length; i++) {
            int at = i;
            table.ofThree("loss" + (char) ('A' + i), l -> l.models().get(at));
        }
        table.ofThree("meanNaive", TripleFigures.Losses::naiveMean);
        table.ofThree("meanMatched", TripleFigures.Losses::matchedMean);
        table.ofThree("meanAccuracyNaive", TripleFigures.Losses::naiveMeanAccuracy);
        table.ofThree("meanAccuracyMatched", TripleFigures.Losses::matchedMeanAccuracy);
        for (int i = 0; i < pairs.length; i++) {
            int at = i;
            table.ofThree("barrierHalf" + pairs[i] + "Naive", l -> l.naive().get(at));
            table.ofThree("barrierHalf" + pairs[i] + "Matched", l -> l.matched().get(at));
        }
        return table.done();
    }

    /** How long each task took, and its search alone. */
    public static ChartTable seconds(List<StudyResult> results) {
        var table = new StudyTables(results);
        table.column("searchSeconds", StudyResult::searchSeconds);
        table.column("seconds", StudyResult::seconds);
        return table.done();
    }

    private void words(String name, Function<StudyResult, String> word) {
        words.add(new ChartTable.Words(name, rows.stream().map(word).toList()));
    }

    private void column(String name, ToDoubleFunction<StudyResult> number) {
        columns.add(new ChartTable.Column(name, rows.stream().mapToDouble(number).toArray()));
    }

    private void pair(String name, ToDoubleFunction<PairFigures> number) {
        column(name, r -> number.applyAsDouble(Objects.requireNonNull(r.pair())));
    }

    /** A column a γ; empty where a task has other ones. */
    private void byGamma(String name, Function<PairFigures, List<Double>> r) {
        List<Double> gammas =
                rows.stream()
                        .flatMap(row -> row.task().gammas().stream())
                        .distinct()
                        .sorted()
                        .toList();
        for (double gamma : gammas) {
            column(
                    name + "(" + Figures.plain(gamma) + ")",
                    row -> {
                        int at = row.task().gammas().indexOf(gamma);
                        return at < 0
                                ? Double.NaN
                                : r.apply(Objects.requireNonNull(row.pair())).get(at);
                    });
        }
    }

    private void losses(String name, ToDoubleFunction<PairFigures.Losses> number) {
        column(
                name,
                r -> {
                    var losses = Objects.requireNonNull(r.pair()).losses();
                    return losses == null ? Double.NaN : number.applyAsDouble(losses);
                });
    }

    private boolean any(Predicate<PairFigures> wanted) {
        return rows.stream().anyMatch(r -> wanted.test(Objects.requireNonNull(r.pair())));
    }

    private void taylor(String name, ToDoubleFunction<PairFigures.Estimates> number) {
        pair(name, p -> p.taylor() == null ? Double.NaN : number.applyAsDouble(p.taylor()));
    }

    private void held(String name, ToDoubleFunction<PairFigures.Held> number) {
        pair(name, p -> p.references() == null ? Double.NaN : number.applyAsDouble(p.references()));
    }

    private void triple(String name, ToDoubleFunction<TripleFigures> number) {
        column(name, r -> number.applyAsDouble(Objects.requireNonNull(r.triple())));
    }

    private void ofThree(String name, ToDoubleFunction<TripleFigures.Losses> number) {
        column(
                name,
                r -> {
                    var losses = Objects.requireNonNull(r.triple()).losses();
                    return losses == null ? Double.NaN : number.applyAsDouble(losses);
                });
    }

    private ChartTable done() {
        return new ChartTable(words, columns);
    }
}
