package thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import thalweg.study.Headline;
import thalweg.study.PairFigures;
import thalweg.study.StudyResult;
import thalweg.study.StudySummary;
import thalweg.study.TripleFigures;
import thalweg.study.Verdict;

/** A study's outcome for people. */
record StudyText(StudySummary summary, boolean stopped, Path folder, double seconds) {
    /** A result in a few figures. */
    static String of(StudyResult result) {
        PairFigures pair = result.pair();
        TripleFigures triple = result.triple();
        if (pair != null) {
            var losses = pair.losses();
            return "L2 "
                    + Table.percent(-pair.l2Reduction())
                    + (losses == null
                            ? ""
                            : ", barrier "
                                    + Table.number(losses.naiveHalf(), 3)
                                    + " → "
                                    + Table.number(losses.matchedHalf(), 3));
        }
        if (triple == null || triple.losses() == null) {
            return "done";
        }
        return "mean of three "
                + Table.number(triple.losses().naiveMean(), 3)
                + " → "
                + Table.number(triple.losses().matchedMean(), 3)
                + ", B–C "
                + Table.number(triple.losses().throughA(), 3);
    }

    @Override
    public String toString() {
        return String.join(
                "\n",
                "%s: %d of %d tasks%s"
                        .formatted(
                                summary.title(),
                                summary.done(),
                                summary.tasks(),
                                stopped ? ", stopped: run it again and it goes on from here" : ""),
                "",
                "Medians over pairs or triples, and seeds",
                medians().toString(),
                claims().toString(),
                "Written to %s: pairs.csv, triples.csv, seconds.csv, table.json, charts, report.html (%s s)\n"
                        .formatted(folder, Table.number(seconds, 1)));
    }

    private Table medians() {
        Map<String, Map<String, StudySummary.OfMethod>> methods = new LinkedHashMap<>();
        summary.spread()
                .forEach(
                        of ->
                                methods.computeIfAbsent(of.label(), _ -> new LinkedHashMap<>())
                                        .put(of.figure(), of));
        List<Headline> columns =
                Headline.SHORT.stream()
                        .filter(
                                figure ->
                                        methods.values().stream()
                                                .anyMatch(of -> of.containsKey(figure.id())))
                        .toList();
        var table = new Table("l" + "r".repeat(columns.size()));
        List<String> heads = new ArrayList<>(List.of(""));
        columns.forEach(figure -> heads.add(figure.head()));
        table.row(heads.toArray(String[]::new));
        methods.forEach(
                (label, of) -> {
                    List<String> cells = new ArrayList<>(List.of(label));
                    for (Headline figure : columns) {
                        var spread = of.get(figure.id());
                        cells.add(spread == null ? "" : Table.number(spread.median(), 4));
                    }
                    table.row(cells.toArray(String[]::new));
                });
        return table;
    }

    private Table claims() {
        var table = new Table("llrr").row("", "claim", "runs that meet it", "models");
        for (StudySummary.OfClaim claim : summary.claims()) {
            boolean absent = claim.runs() == 0;
            table.row(
                    mark(claim.verdict()),
                    "(" + claim.claim() + ") " + claim.title(),
                    absent ? "not part of it" : claim.met() + " of " + claim.runs(),
                    absent ? "" : Integer.toString(claim.models()));
        }
        return table;
    }

    private static String mark(String verdict) {
        return Verdict.State.valueOf(verdict.toUpperCase(Locale.ROOT)).mark();
    }
}
