package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import thalweg.study.Claims;
import thalweg.study.StudyResult;
import thalweg.study.Verdict;
import thalweg.words.Words;

/** A study's page: the claims first, then spreads, charts, every run and how it was made. */
final class StudyPage {
    private final StudyReport report;
    private final List<StudyResult> results;
    private final Words words;

    StudyPage(StudyReport report) {
        this.report = report;
        this.results = report.results();
        this.words = report.words();
    }

    /** The page with those charts. */
    HtmlReport page(List<HtmlReport.Picture> pictures) {
        List<HtmlReport.Table> after = new ArrayList<>();
        if (results.stream().anyMatch(r -> r.pair() != null)) {
            after.add(StudyRunTables.pairs(results, words));
            after.addAll(StudyRunTables.against(results, words));
        }
        if (results.stream().anyMatch(r -> r.triple() != null)) {
            after.add(StudyRunTables.triples(results, words));
        }
        after.add(StudyOrigin.of(report.study(), results, report.version(), words));
        List<HtmlReport.Block> blocks = new ArrayList<>();
        blocks.add(StudyClaimsTable.of(results, words));
        blocks.add(StudyRunTables.spread(results, words));
        blocks.add(new HtmlReport.Pictures("", pictures));
        blocks.addAll(after);
        return new HtmlReport(report.study().title(), answer(), blocks, report.made(), words);
    }

    private String answer() {
        Verdict distance = Claims.of(results).getFirst();
        String found = found(distance);
        int done = report.summary().done();
        int tasks = report.summary().tasks();
        return done == tasks ? found : words.get("studypage.partly", done, tasks, found);
    }

    private String found(Verdict distance) {
        if (distance.runs() == 0) {
            return words.get("studypage.runs", results.size());
        }
        return words.get(
                "studypage.answer",
                figure(distance, "barrier after, nats", 3),
                StudyRunTables.percent(median(distance, "reduction of L2")),
                figure(distance, "distance-only control, nats", 3),
                distance.runs());
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
}
