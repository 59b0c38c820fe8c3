package thalweg.report.pair;

import java.util.List;
import thalweg.report.HtmlReport;
import thalweg.words.Words;

/** What the words of a report mean. */
final class Definitions {
    private static final List<String> TERMS =
            List.of(
                    "model",
                    "permutation",
                    "groups",
                    "equivalence",
                    "l2",
                    "objective",
                    "line",
                    "barrier",
                    "control",
                    "statistics",
                    "singular",
                    "alignment",
                    "r",
                    "band",
                    "merged",
                    "wm",
                    "am",
                    "ste");

    private Definitions() {}

    static HtmlReport.Terms of(Words words) {
        return new HtmlReport.Terms(
                words.get("report.definitions"),
                TERMS.stream()
                        .map(
                                term ->
                                        new HtmlReport.Term(
                                                words.get("report.term." + term),
                                                words.get("report.term." + term + ".meaning")))
                        .toList());
    }
}
