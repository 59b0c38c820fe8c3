package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import thalweg.study.Claims;
import thalweg.study.Spread;
import thalweg.study.StudyResult;
import thalweg.study.Verdict;

/** The paper's claims, and what a study's runs say of them. */
public final class StudyClaimsTable {
    private StudyClaimsTable() {}

    /** A row a claim. */
    static HtmlReport.Table of(List<StudyResult> results) {
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
                                    : StudyRunTables.kept(
                                            "%s %d of %d"
                                                    .formatted(
                                                            mark(verdict),
                                                            verdict.met(),
                                                            verdict.runs())),
                            absent ? "" : Integer.toString(verdict.models()),
                            absent
                                    ? ""
                                    : verdict.figures().stream()
                                            .map(StudyClaimsTable::measured)
                                            .collect(Collectors.joining("; "))));
        }
        return new HtmlReport.Table(
                "The paper's claims, as these runs show them (✓ all runs, ✗ none, else it depends;"
                        + " conditions and thresholds were written down before any run; models counts independent ones)",
                List.of(
                        "claim",
                        "runs it is about",
                        "a run meets it when",
                        "here",
                        "models",
                        "median (least … largest)"),
                rows);
    }

    private static String mark(Verdict verdict) {
        String mark = verdict.state().mark();
        return verdict.state() == Verdict.State.SOME ? mark + ":" : mark;
    }

    /** A figure behind a verdict: its name, median, least and largest. */
    public static String measured(Verdict.Measured figure) {
        Spread spread = figure.spread();
        String name = figure.name() + " ";
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
