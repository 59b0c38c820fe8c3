package thalweg.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import thalweg.study.Study;
import thalweg.study.StudyResult;
import thalweg.study.StudySummary;

/**
 * A study's tables, charts and page.
 *
 * @param results of all its tasks, or of those that are done
 * @param version Thalweg's
 * @param device by name
 */
public record StudyReport(
        Study study,
        List<StudyResult> results,
        StudySummary summary,
        String version,
        String device) {
    /** The table in JSON, in the results' folder. */
    public static final String TABLE = "table.json";

    /** The page, likewise. */
    public static final String PAGE = "report.html";

    /** Copies the list. */
    public StudyReport {
        results = List.copyOf(results);
    }

    /**
     * Writes it all into a folder that is there, over what was.
     *
     * @throws ReportException when something can't be written
     */
    public void write(Path folder) {
        write(folder.resolve("pairs.csv"), StudyTables.pairs(results).csv());
        write(folder.resolve("triples.csv"), StudyTables.triples(results).csv());
        write(folder.resolve("seconds.csv"), StudyTables.seconds(results).csv());
        write(folder.resolve(TABLE), summary.json());
    }

    private static void write(Path file, String text) {
        OutputFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
