package thalweg.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import thalweg.study.Claims;
import thalweg.study.Headline;
import thalweg.study.PairFigures;
import thalweg.study.Spread;
import thalweg.study.StudyResult;
import thalweg.study.StudySummary;
import thalweg.study.StudyTask;
import thalweg.study.TripleFigures;
import thalweg.study.Verdict;

/** A study's page: the claims first, then spreads, charts' tables and how it was made. */
final class StudyPage {
    private final StudyReport report;
    private final List<StudyResult> results;

    StudyPage(StudyReport report) {
        this.report = report;
        this.results = report.results();
    }

    /** The page with those charts. */
    HtmlReport page(List<HtmlReport.Picture> pictures) {
        List<HtmlReport.Table> tables = new ArrayList<>();
        tables.add(claims());
        tables.add(spread());
        if (results.stream().anyMatch(r -> r.pair() != null)) {
            tables.add(pairs());
        }
        if (results.stream().anyMatch(r -> r.triple() != null)) {
            tables.add(triples());
        }
        return new HtmlReport(
                report.study().title(), answer(), tables, pictures, report.made(), howMade());
    }

    private String answer() {
        Verdict distance = Claims.of(results).getFirst();
        String done =
                report.summary().done() == report.summary().tasks()
                        ? ""
                        : "%d of %d tasks are done. "
                                .formatted(report.summary().done(), report.summary().tasks());
        if (distance.runs() == 0) {
            return done + results.size() + " runs.";
        }
        return done
                + "Weight matching took the barrier at ½ to %s nats where the distance alone would leave %s: L2 fell by %s (medians of %s)."
                        .formatted(
                                figure(distance, "barrier after, nats", 3),
                                figure(distance, "distance-only control, nats", 3),
                                percent(median(distance, "reduction of L2")),
                                distance.runs() + " runs");
    }

    private static String figure(Verdict of, String name, int places) {
        return Figures.of(median(of, name), places);
    }

    private static double median(Verdict of, String name) {
        return of.figures().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow()
                .spread()
                .median();
    }

    private static String percent(double share) {
        return Figures.of(100 * share, 1) + " %";
    }

    private HtmlReport.Table claims() {
        List<List<String>> rows = new ArrayList<>();
        for (Verdict verdict : Claims.of(results)) {
            boolean absent = verdict.state() == Verdict.State.ABSENT;
            rows.add(
                    List.of(
                            "(" + verdict.claim().letter() + ") " + verdict.claim().title(),
                            verdict.claim().condition(),
                            verdict.claim().threshold(),
                            absent
                                    ? "not part of this study"
                                    : mark(verdict.state())
                                            + " "
                                            + verdict.met()
                                            + " of "
                                            + verdict.runs(),
                            absent ? "" : Integer.toString(verdict.models()),
                            absent
                                    ? ""
                                    : verdict.figures().stream()
                                            .map(StudyPage::measured)
                                            .collect(Collectors.joining("; "))));
        }
        return new HtmlReport.Table(
                "The paper's claims, as these runs show them (✓ all runs, ✗ none, else it depends;"
                        + " conditions and thresholds were written down before any run)",
                List.of(
                        "claim",
                        "runs it is about",
                        "a run meets it when",
                        "here",
                        "independent models",
                        "median (least … largest)"),
                rows);
    }

    private static String mark(Verdict.State state) {
        return switch (state) {
            case ALL -> "✓";
            case NONE -> "✗";
            case SOME -> "depends:";
            case ABSENT -> "";
        };
    }

    private static String measured(Verdict.Measured figure) {
        Spread spread = figure.spread();
        String name = figure.name() + " ";
        if (spread.size() == 0) {
            return name + "–";
        }
        String median = number(spread.median(), figure.places());
        return spread.least() == spread.largest()
                ? name + median
                : name
                        + median
                        + " ("
                        + number(spread.least(), figure.places())
                        + " … "
                        + number(spread.largest(), figure.places())
                        + ")";
    }

    private static String number(double value, int places) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return places > 6 ? Figures.small(value) : Figures.of(value, places);
    }

    private HtmlReport.Table spread() {
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

    private HtmlReport.Table pairs() {
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

    private HtmlReport.Table triples() {
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

    private HtmlReport.Table howMade() {
        List<List<String>> rows = new ArrayList<>();
        var models = new LinkedHashMap<String, StudyTask.ModelFile>();
        var methods = new LinkedHashMap<String, String>();
        var examples = new LinkedHashMap<String, String>();
        for (StudyTask task : report.study().tasks()) {
            task.models().forEach(model -> models.put(model.name(), model));
            methods.put(
                    task.method().name(),
                    task.method().label()
                            + task.method().options().entrySet().stream()
                                    .map(option -> option.getKey() + " " + option.getValue())
                                    .collect(Collectors.joining(", ", " (", ")"))
                                    .replace(" ()", ""));
            examples(examples, "losses", task.data());
            examples(examples, "searches", task.training());
            examples(examples, "statistics, by " + task.normalization(), task.statistics());
        }
        models.values()
                .forEach(
                        model ->
                                rows.add(
                                        List.of(
                                                "model " + model.name(),
                                                model.file() + ", sha256 " + model.sha256())));
        methods.forEach((name, words) -> rows.add(List.of("method " + name, words)));
        examples.forEach((what, words) -> rows.add(List.of("data of " + what, words)));
        rows.add(
                List.of(
                        "seeds",
                        report.study().tasks().stream()
                                .map(task -> Long.toString(task.seed()))
                                .distinct()
                                .collect(Collectors.joining(", "))));
        rows.add(
                List.of(
                        "device",
                        results.stream()
                                .map(StudyResult::device)
                                .distinct()
                                .collect(Collectors.joining("; "))));
        rows.add(List.of("program", "Thalweg " + report.version()));
        rows.add(
                List.of(
                        "time",
                        Figures.of(results.stream().mapToDouble(StudyResult::seconds).sum(), 0)
                                + " s of work"));
        return new HtmlReport.Table("How this was made", List.of(), rows);
    }

    private static void examples(
            Map<String, String> all, String what, StudyTask.@Nullable Examples of) {
        if (of != null) {
            all.put(
                    what,
                    "%s, the first %,d %s examples, sha256 of inputs and labels %s"
                            .formatted(of.name(), of.count(), of.split(), of.sha256()));
        }
    }
}
