package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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
        table.pair("l2Before", p -> p.l2Before());
        table.pair("l2After", p -> p.l2After());
        table.pair("l2Reduction", p -> p.l2Reduction());
        table.pair("objectiveBefore", p -> p.objectiveBefore());
        table.pair("objectiveAfter", p -> p.objectiveAfter());
        table.byGamma("rBefore", p -> p.rBefore());
        table.byGamma("rAfter", p -> p.rAfter());
        table.byGamma("randomLeast", p -> p.nullLow());
        table.byGamma("randomLargest", p -> p.nullHigh());
        table.pair("singularChange", p -> p.singularChange());
        table.losses("lossA", l -> l.a());
        table.losses("lossB", l -> l.b());
        table.losses("lossMovedB", l -> l.movedB());
        table.losses("midpointNaive", l -> l.naiveMidpoint());
        table.losses("midpointMatched", l -> l.matchedMidpoint());
        table.losses("accuracyA", l -> l.accuracyA());
        table.losses("accuracyB", l -> l.accuracyB());
        table.losses("midpointAccuracyNaive", l -> l.naiveMidpointAccuracy());
        table.losses("midpointAccuracyMatched", l -> l.matchedMidpointAccuracy());
        table.losses("barrierHalfNaive", l -> l.naiveHalf());
        table.losses("barrierHalfMatched", l -> l.matchedHalf());
        table.losses("barrierMaxNaive", l -> l.naiveMax());
        table.losses("barrierMaxMatched", l -> l.matchedMax());
        table.losses("control", l -> l.control());
        table.pair("sweeps", p -> p.sweeps());
        table.pair("steps", p -> p.steps());
        return table.done();
    }

    /** Of three models each. */
    public static ChartTable triples(List<StudyResult> results) {
        var table = new StudyTables(results.stream().filter(r -> r.triple() != null).toList());
        table.triple("l2Before", t -> t.l2Before());
        table.triple("l2After", t -> t.l2After());
        table.triple("objectiveBefore", t -> t.objectiveBefore());
        table.triple("objectiveAfter", t -> t.objectiveAfter());
        table.triple("cycleError", t -> t.cycleError());
        table.triple("independentCycleError", t -> t.independentCycleError());
        String[] pairs = {"AB", "AC", "BC"};
        for (int i = 0; i < pairs.length; i++) {
            int at = i;
            table.ofThree("loss" + (char) ('A' + i), l -> l.models().get(at));
        }
        table.ofThree("meanNaive", l -> l.naiveMean());
        table.ofThree("meanMatched", l -> l.matchedMean());
        table.ofThree("meanAccuracyNaive", l -> l.naiveMeanAccuracy());
        table.ofThree("meanAccuracyMatched", l -> l.matchedMeanAccuracy());
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
