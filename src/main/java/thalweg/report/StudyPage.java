package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import thalweg.study.Claims;
import thalweg.study.StudyResult;
import thalweg.study.Verdict;

/** A study's page: the claims first, then spreads, charts, every run and how it was made. */
final class StudyPage {
    private final StudyReport report;
    private final List<StudyResult> results;

    StudyPage(StudyReport report) {
        this.report = report;
        this.results = report.results();
    }

    /** The page with those charts. */
    HtmlReport page(List<HtmlReport.Picture> pictures) {
        List<HtmlReport.Table> after = new ArrayList<>();
        if (results.stream().anyMatch(r -> r.pair() != null)) {
            after.add(StudyRunTables.pairs(results));
            after.addAll(StudyRunTables.against(results));
        }
        if (results.stream().anyMatch(r -> r.triple() != null)) {
            after.add(StudyRunTables.triples(results));
        }
        after.add(StudyOrigin.of(report.study(), results, report.version()));
        return new HtmlReport(
                report.study().title(),
                answer(),
                List.of(StudyClaimsTable.of(results), StudyRunTables.spread(results)),
                pictures,
                report.made(),
                after);
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
                + ("Weight matching took the barrier at ½ to %s nats, where the distance alone,"
                                + " shorter by %s, would leave %s (medians of %d runs).")
                        .formatted(
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
