package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import thalweg.study.Claims;
import thalweg.study.Spread;
import thalweg.study.StudyResult;
import thalweg.study.Verdict;
import thalweg.words.Words;

/** The paper's claims, and what a study's runs say of them. */
public final class StudyClaimsTable {
    private StudyClaimsTable() {}

    /** A row a claim. */
    static HtmlReport.Table of(List<StudyResult> results, Words words) {
        List<List<String>> rows = new ArrayList<>();
        for (Verdict verdict : Claims.of(results)) {
            boolean absent = verdict.state() == Verdict.State.ABSENT;
            rows.add(
                    List.of(
                            "("
                                    + verdict.claim().letter()
                                    + ") "
                                    + StudyWords.title(verdict.claim(), words),
                            StudyWords.condition(verdict.claim(), words),
                            StudyWords.threshold(verdict.claim(), words),
                            absent
                                    ? words.get("studypage.absent")
                                    : StudyRunTables.kept(
                                            words.get(
                                                    "studypage.met",
                                                    mark(verdict, words),
                                                    verdict.met(),
                                                    verdict.runs())),
                            absent ? "" : Integer.toString(verdict.models()),
                            absent
                                    ? ""
                                    : verdict.figures().stream()
                                            .map(figure -> measured(figure, words))
                                            .collect(Collectors.joining("; "))));
        }
        return new HtmlReport.Table(
                words.get("studypage.claims"),
                List.of(
                        words.get("studypage.claim"),
                        words.get("studypage.about"),
                        words.get("studypage.meets"),
                        words.get("studypage.here"),
                        words.get("studypage.models"),
                        words.get("studypage.median")),
                rows);
    }

    private static String mark(Verdict verdict, Words words) {
        return verdict.state() == Verdict.State.SOME
                ? words.get("studypage.depends")
                : verdict.state().mark();
    }

    /** A figure behind a verdict: its name, median, least and largest. */
    public static String measured(Verdict.Measured figure, Words words) {
        Spread spread = figure.spread();
        String name = StudyWords.name(figure, words) + " ";
        if (spread.size() == 0) {
            return name + "–";
        }
        String median = StudyRunTables.number(spread.median(), figure.places());
        return spread.least() == spread.largest()
                ? name + median
                : name
                        + median
                        + " ("
                        + StudyRunTables.number(spread.least(), figure.places())
                        + "\u00a0…\u00a0"
                        + StudyRunTables.number(spread.largest(), figure.places())
                        + ")";
    }
}
