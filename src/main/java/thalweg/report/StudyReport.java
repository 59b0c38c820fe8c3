package thalweg.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import thalweg.engine.Problem;
import thalweg.study.Study;
import thalweg.study.StudyResult;
import thalweg.study.StudySummary;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * A study's tables, charts and page.
 *
 * @param results of all its tasks, or of those that are done
 * @param version Thalweg's
 * @param device by name
 * @param words of the page and its pictures; files of numbers stay English
 */
public record StudyReport(
        Study study,
        List<StudyResult> results,
        StudySummary summary,
        String version,
        String device,
        Words words) {
    /** The table in JSON, in the results' folder. */
    public static final String TABLE = "table.json";

    /** The page, likewise. */
    public static final String PAGE = "report.html";

    /** As on the pages of one pair. */
    private static final ChartImages.Size SIZE = new ChartImages.Size(640, 380, 2);

    /** Copies the list. */
    public StudyReport {
        results = List.copyOf(results);
    }

    /** Of what there is so far. */
    public static StudyReport of(
            Study study, List<StudyResult> results, String version, String device, Words words) {
        return new StudyReport(
                study, results, StudySummary.of(study, results), version, device, words);
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
        List<StudyCharts.Titled> charts = StudyCharts.of(results, words);
        charts(folder.resolve("charts"), charts);
        new StudyPage(this)
                .page(
                        charts.stream()
                                .map(
                                        c ->
                                                new HtmlReport.Picture(
                                                        c.data(),
                                                        c.heading(),
                                                        c.definition(),
                                                        SIZE))
                                .toList())
                .write(folder.resolve(PAGE));
    }

    private void charts(Path folder, List<StudyCharts.Titled> charts) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ReportException(
                    Phrase.of("badoutput.folder-cannot-made", Problem.reason(e)),
                    folder.toString(),
                    Phrase.of("remedies.choose-another-place"));
        }
        for (StudyCharts.Titled chart : charts) {
            Path file = folder.resolve(chart.data().fileName());
            ChartImages.writePng(
                    ending(file, ".png"),
                    chart.data(),
                    ChartTheme.LIGHT.in(words),
                    chart.heading(),
                    SIZE,
                    made());
            ChartImages.writeSvg(
                    ending(file, ".svg"),
                    chart.data(),
                    ChartTheme.LIGHT.in(words),
                    chart.heading(),
                    SIZE,
                    made());
        }
        for (StudyCharts.Titled chart : StudyCharts.of(results)) {
            Path file = folder.resolve(chart.data().fileName());
            ChartImages.writeCsv(ending(file, ".csv"), chart.data());
        }
    }

    private static Path ending(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** How it was made, in one line. */
    String made() {
        return "Thalweg %s; study %s, %d of %d tasks; %s"
                .formatted(
                        version,
                        study.file().getFileName(),
                        summary.done(),
                        summary.tasks(),
                        device);
    }

    private static void write(Path file, String text) {
        OutputFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
