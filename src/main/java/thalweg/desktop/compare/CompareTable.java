package thalweg.desktop.compare;

import java.util.List;
import java.util.stream.Stream;
import thalweg.report.ChartTable;
import thalweg.words.Words;

/** The comparison's figures as a table for a file: a row a search. */
final class CompareTable {
    private CompareTable() {}

    /** In plain words, whatever the window speaks. */
    static ChartTable of(CompareModel model) {
        Words plain = Words.ENGLISH;
        double gamma = model.gammaProperty().get();
        List<ComparedSearch> rows = model.searches();
        var words =
                List.of(
                        words("search", rows.stream().map(s -> s.method().in(plain))),
                        words(
                                "seed",
                                rows.stream().map(s -> s.seed().in(plain).replace("seed ", ""))),
                        words("options", rows.stream().map(ComparedSearch::options)),
                        words("made with", rows.stream().map(s -> model.madeProperty().get())));
        List<ChartTable.Column> columns =
                Stream.of(Figure.values())
                        .map(
                                figure ->
                                        new ChartTable.Column(
                                                figure.axis(gamma, plain),
                                                rows.stream()
                                                        .mapToDouble(s -> figure.of(s, gamma))
                                                        .toArray()))
                        .toList();
        return new ChartTable(words, columns);
    }

    private static ChartTable.Words words(String name, Stream<String> texts) {
        return new ChartTable.Words(name, texts.toList());
    }
}
