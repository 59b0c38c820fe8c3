package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.study.Claims;
import thalweg.study.Headline;
import thalweg.study.PairFigures;
import thalweg.study.Spread;
import thalweg.study.StudyResult;
import thalweg.study.StudySummary;
import thalweg.study.TripleFigures;
import thalweg.words.Words;

/** A study's runs and their spread as its page shows them. */
final class StudyRunTables {
    private StudyRunTables() {}

    /** Median and quartiles of every headline figure by method. */
    static HtmlReport.Table spread(List<StudyResult> results, Words words) {
        Map<String, List<StudyResult>> methods = StudySummary.byMethod(results);
        List<List<StudyResult>> columns = List.copyOf(methods.values());
        List<String> heads = new ArrayList<>(List.of(""));
        columns.forEach(of -> heads.add(StudyWords.method(of.getFirst().task().method(), words)));
        List<List<String>> rows = new ArrayList<>();
        for (Headline figure : Headline.values()) {
            List<String> row =
                    new ArrayList<>(
                            List.of(
                                    words.get(
                                            "studypage.figure-in",
                                            StudyWords.title(figure, words),
                                            StudyWords.unit(figure, words))));
            columns.forEach(of -> row.add(quartiles(figure, figure.spread(of))));
            if (row.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
                rows.add(row);
            }
        }
        return new HtmlReport.Table(words.get("studypage.spread"), heads, rows);
    }

    private static String quartiles(Headline figure, Spread spread) {
        if (spread.size() == 0) {
            return "";
        }
        return "%s (%s\u00a0…\u00a0%s), %d"
                .formatted(
                        number(spread.median(), figure.places()),
                        number(spread.lower(), figure.places()),
                        number(spread.upper(), figure.places()),
                        spread.size());
    }

    /** A row a run of two models. */
    static HtmlReport.Table pairs(List<StudyResult> results, Words words) {
        List<List<String>> rows = new ArrayList<>();
        for (StudyResult result : results) {
            PairFigures pair = result.pair();
            if (pair == null) {
                continue;
            }
            List<String> row =
                    new ArrayList<>(
                            List.of(
                                    models(result),
                                    method(result, words),
                                    change(pair.l2Before(), pair.l2After(), 2),
                                    percent(pair.l2Reduction())));
            row.addAll(losses(pair.losses()));
            int at = result.task().gammas().indexOf(Claims.GAMMA);
            row.add(change(pair.rBefore().getFirst(), pair.rAfter().getFirst(), 3));
            row.add(change(pair.rBefore().get(at), pair.rAfter().get(at), 3));
            row.add(Integer.toString(pair.steps()));
            row.add(Figures.of(result.searchSeconds(), 1));
            rows.add(row);
        }
        return new HtmlReport.Table(
                words.get("studypage.pairs"),
                List.of(
                        words.get("studypage.models"),
                        words.get("studypage.method"),
                        words.get("studypage.l2"),
                        words.get("studypage.reduction"),
                        words.get("studypage.barrier"),
                        words.get("studypage.largest"),
                        words.get("studypage.control"),
                        words.get("studypage.midpoint"),
                        words.get("studypage.r0"),
                        words.get("studypage.r03"),
                        words.get("studypage.steps"),
                        words.get("studypage.search")),
                rows);
    }

    /** A row a run of two models whose Taylor estimate or references the study asks for. */
    static List<HtmlReport.Table> against(List<StudyResult> results, Words words) {
        List<HtmlReport.Table> tables = new ArrayList<>();
        List<List<String>> estimates = new ArrayList<>();
        List<List<String>> held = new ArrayList<>();
        for (StudyResult result : results) {
            PairFigures pair = result.pair();
            if (pair != null && pair.taylor() != null) {
                estimates.add(
                        List.of(
                                models(result),
                                method(result, words),
                                change(pair.taylor().naive(), pair.taylor().matched(), 4),
                                change(
                                        pair.taylor().naiveBarrier(),
                                        pair.taylor().matchedBarrier(),
                                        4)));
            }
            if (pair != null && pair.references() != null) {
                held.add(
                        List.of(
                                models(result),
                                method(result, words),
                                change(
                                        pair.references().calibratedNaive(),
                                        pair.references().calibratedMatched(),
                                        4),
                                Figures.of(pair.references().calibratedA(), 4),
                                Figures.of(pair.references().calibratedB(), 4),
                                Figures.of(pair.references().ensemble(), 4),
                                percent(pair.references().ensembleAccuracy())));
            }
        }
        if (!estimates.isEmpty()) {
            tables.add(
                    new HtmlReport.Table(
                            words.get("studypage.against"),
                            List.of(
                                    words.get("studypage.models"),
                                    words.get("studypage.method"),
                                    words.get("studypage.taylor"),
                                    words.get("studypage.barrier-only")),
                            estimates));
        }
        if (!held.isEmpty()) {
            tables.add(
                    new HtmlReport.Table(
                            words.get("studypage.held"),
                            List.of(
                                    words.get("studypage.models"),
                                    words.get("studypage.method"),
                                    words.get("studypage.midpoints"),
                                    "A",
                                    "B",
                                    words.get("studypage.ensemble"),
                                    words.get("studypage.ensemble-accuracy")),
                            held));
        }
        return tables;
    }

    private static List<String> losses(PairFigures.@Nullable Losses losses) {
        return losses == null
                ? List.of("", "", "", "")
                : List.of(
                        change(losses.naiveHalf(), losses.matchedHalf(), 3),
                        change(losses.naiveMax(), losses.matchedMax(), 3),
                        number(losses.control(), 3),
                        change(losses.naiveMidpoint(), losses.matchedMidpoint(), 3));
    }

    private static String models(StudyResult result) {
        return kept(String.join(", ", result.task().modelNames()));
    }

    private static String method(StudyResult result, Words words) {
        return words.get(
                "studypage.seeded",
                StudyWords.method(result.task().method(), words),
                String.valueOf(result.task().seed()));
    }

    private static String change(double before, double after, int places) {
        return kept(Figures.of(before, places) + " → " + Figures.of(after, places));
    }

    /** Text that stays on one line. */
    static String kept(String text) {
        return text.replace(' ', '\u00a0');
    }

    /** A row a run of three models. */
    static HtmlReport.Table triples(List<StudyResult> results, Words words) {
        List<List<String>> rows = new ArrayList<>();
        for (StudyResult result : results) {
            TripleFigures triple = result.triple();
            if (triple == null) {
                continue;
            }
            var losses = triple.losses();
            List<String> row = new ArrayList<>(List.of(models(result), method(result, words)));
            if (losses == null) {
                row.addAll(List.of("", "", "", ""));
            } else {
                row.add(change(losses.naiveMean(), losses.matchedMean(), 3));
                for (int i = 0; i < losses.matched().size(); i++) {
                    row.add(change(losses.naive().get(i), losses.matched().get(i), 3));
                }
            }
            row.add(percent(triple.cycleError()));
            row.add(percent(triple.independentCycleError()));
            row.add(Figures.of(result.searchSeconds(), 1));
            rows.add(row);
        }
        return new HtmlReport.Table(
                words.get("studypage.triples"),
                List.of(
                        words.get("studypage.models"),
                        words.get("studypage.method"),
                        words.get("studypage.mean"),
                        words.get("studypage.ab"),
                        words.get("studypage.ac"),
                        words.get("studypage.bc"),
                        words.get("studypage.cycle"),
                        words.get("studypage.independent"),
                        words.get("studypage.search")),
                rows);
    }

    /** For people; a dash for what is no number. */
    static String number(double value, int places) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return places > 6
                ? Figures.small(value).replace('-', '−') // at which no line is broken
                : Figures.of(value, places);
    }

    /** In per cent. */
    static String percent(double share) {
        return Figures.of(100 * share, 1) + "\u00a0%";
    }
}
