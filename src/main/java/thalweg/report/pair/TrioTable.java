package thalweg.report.pair;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.evaluation.Score;
import thalweg.matching.Several;
import thalweg.report.Figures;
import thalweg.report.HtmlReport;
import thalweg.report.pair.TrioCharts.Measured;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** The figures of three models: what they lose, the barriers between every two, and their mean. */
public final class TrioTable {
    private static final int PLACES = 4;

    private TrioTable() {}

    /**
     * A table with a column for each state.
     *
     * @param naive A, B and C as they are
     * @param matched and after the search; null before one
     * @param label what brought them together
     * @param examples what was measured on, in words
     */
    public static HtmlReport.Table of(
            Measured naive,
            @Nullable Measured matched,
            Phrase label,
            String examples,
            Words words) {
        List<Measured> states = matched == null ? List.of(naive) : List.of(naive, matched);
        List<List<String>> rows = new ArrayList<>();
        for (int m = 0; m < 3; m++) {
            int model = m;
            rows.add(
                    row(
                            words.get("report.three.own", Several.letter(m)),
                            states,
                            state -> loss(state.barriers().ends().get(model))));
        }
        for (int m = 0; m < 3; m++) {
            for (int n = m + 1; n < 3; n++) {
                int a = m;
                int b = n;
                rows.add(
                        row(
                                words.get(
                                        "report.three.barrier",
                                        Several.letter(a),
                                        Several.letter(b)),
                                states,
                                state -> figure(state.barriers().matrix()[a][b])));
            }
        }
        rows.add(row(words.get("report.three.mean"), states, state -> loss(state.mean())));
        rows.add(
                row(
                        words.get("report.three.accuracy"),
                        states,
                        state -> Figures.of(100 * state.mean().accuracy(), 2) + " %"));
        rows.add(
                row(
                        words.get("report.three.best"),
                        states,
                        state -> loss(state.barriers().best())));
        List<String> heads = new ArrayList<>(List.of("", words.get("pairs.before")));
        if (matched != null) {
            heads.add(words.get("pairs.after.label", label));
        }
        return new HtmlReport.Table(words.get("report.three.table", examples), heads, rows);
    }

    private interface Cell {
        String of(Measured state);
    }

    private static List<String> row(String name, List<Measured> states, Cell cell) {
        List<String> row = new ArrayList<>(List.of(name));
        states.forEach(state -> row.add(cell.of(state)));
        return row;
    }

    private static String loss(Score score) {
        return figure(score.loss());
    }

    private static String figure(double value) {
        return Figures.of(value, PLACES);
    }
}
