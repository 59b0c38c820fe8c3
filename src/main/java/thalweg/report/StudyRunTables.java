package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import thalweg.study.Claims;
import thalweg.study.Headline;
import thalweg.study.PairFigures;
import thalweg.study.Spread;
import thalweg.study.StudyResult;
import thalweg.study.StudySummary;
import thalweg.study.TripleFigures;

/** A study's runs and their spread as its page shows them. */
final class StudyRunTables {
    private StudyRunTables() {}

    static HtmlReport.Table spread(List<StudyResult> results) {
        Map<String, List<StudyResult>> methods = StudySummary.byMethod(results);
        List<List<StudyResult>> columns = List.copyOf(methods.values());
        List<String> heads = new ArrayList<>(List.of(""));
        columns.forEach(of -> heads.add(of.getFirst().task().method().label()));
        List<List<String>> rows = new ArrayList<>();
        for (Headline figure : Headline.values()) {
            List<String> row = new ArrayList<>(List.of(figure.title() + ", " + figure.unit()));
            columns.forEach(of -> row.add(quartiles(figure, figure.spread(of))));
            if (row.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
                rows.add(row);
            }
        }
        return new HtmlReport.Table(
                "Over pairs or triples, and seeds: median (lower … upper quartile), runs",
                heads,
                rows);
    }

    private static String quartiles(Headline figure, Spread spread) {
        if (spread.size() == 0) {
            return "";
        }
        return "%s (%s … %s), %d"
                .formatted(
                        number(spread.median(), figure.places()),
                        number(spread.lower(), figure.places()),
                        number(spread.upper(), figure.places()),
                        spread.size());
    }

    static HtmlReport.Table pairs(List<StudyResult> results) {
        List<List<String>> rows = new ArrayList<>();
        for (StudyResult result : results) {
            PairFigures pair = result.pair();
            if (pair == null) {
                continue;
            }
            var losses = pair.losses();
            rows.add(
                    List.of(
                            String.join(", ", result.task().modelNames()),
                            result.task().method().label() + seed(result),
                            Figures.of(pair.l2Before(), 2) + " → " + Figures.of(pair.l2After(), 2),
                            percent(pair.l2Reduction()),
                            losses == null
                                    ? ""
                                    : Figures.of(losses.naiveHalf(), 3)
                                            + " → "
                                            + Figures.of(losses.matchedHalf(), 3),
                            losses == null
                                    ? ""
                                    : Figures.of(losses.naiveMax(), 3)
                                            + " → "
                                            + Figures.of(losses.matchedMax(), 3),
                            losses == null ? "" : Figures.of(losses.control(), 3),
                            losses == null
                                    ? ""
                                    : Figures.of(losses.naiveMidpoint(), 3)
                                            + " → "
                                            + Figures.of(losses.matchedMidpoint(), 3),
                            Figures.of(pair.rBefore().getFirst(), 3)
                                    + " → "
                                    + Figures.of(pair.rAfter().getFirst(), 3),
                            atGamma(result, pair),
                            Integer.toString(pair.steps()),
                            Figures.of(result.searchSeconds(), 1)));
        }
        return new HtmlReport.Table(
                "Every pair",
                List.of(
                        "models",
                        "method",
                        "L2",
                        "reduction",
                        "barrier at ½, nats",
                        "largest barrier",
                        "control",
                        "midpoint, nats",
                        "R(0)",
                        "R(0.3)",
                        "steps",
                        "search, s"),
                rows);
    }

    private static String atGamma(StudyResult result, PairFigures pair) {
        int at = result.task().gammas().indexOf(Claims.GAMMA);
        return Figures.of(pair.rBefore().get(at), 3) + " → " + Figures.of(pair.rAfter().get(at), 3);
    }

    private static String seed(StudyResult result) {
        return ", seed " + result.task().seed();
    }

    static HtmlReport.Table triples(List<StudyResult> results) {
        List<List<String>> rows = new ArrayList<>();
        for (StudyResult result : results) {
            TripleFigures triple = result.triple();
            if (triple == null) {
                continue;
            }
            var losses = triple.losses();
            List<String> row =
                    new ArrayList<>(
                            List.of(
                                    String.join(", ", result.task().modelNames()),
                                    result.task().method().label() + seed(result)));
            if (losses == null) {
                row.addAll(List.of("", "", "", ""));
            } else {
                row.add(
                        Figures.of(losses.naiveMean(), 3)
                                + " → "
                                + Figures.of(losses.matchedMean(), 3));
                for (int i = 0; i < losses.matched().size(); i++) {
                    row.add(
                            Figures.of(losses.naive().get(i), 3)
                                    + " → "
                                    + Figures.of(losses.matched().get(i), 3));
                }
            }
            row.add(percent(triple.cycleError()));
            row.add(percent(triple.independentCycleError()));
            row.add(Figures.of(result.searchSeconds(), 1));
            rows.add(row);
        }
        return new HtmlReport.Table(
                "Every triple A, B, C: each brought to the first",
                List.of(
                        "models",
                        "method",
                        "mean of three, nats",
                        "barrier A–B",
                        "barrier A–C",
                        "barrier B–C, through A",
                        "cycle error",
                        "of pairs on their own",
                        "search, s"),
                rows);
    }

    /** For people; a dash for what is no number. */
    static String number(double value, int places) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return places > 6 ? Figures.small(value) : Figures.of(value, places);
    }

    /** In per cent. */
    static String percent(double share) {
        return Figures.of(100 * share, 1) + " %";
    }
}
