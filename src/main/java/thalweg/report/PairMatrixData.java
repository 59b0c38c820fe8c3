package thalweg.report;

import java.util.List;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * A figure for every two of several models, before beside after, on one colour scale.
 *
 * @param figure what it is, fit for a file's name, e.g. "barriers"
 * @param before what the left matrix is of, e.g. "as they are"
 * @param after what the right matrix is of, e.g. "matched to A"
 * @param names of the models, a few letters each
 * @param places after the point
 * @param naive symmetric [models][models]; the diagonal isn't shown
 * @param matched likewise
 */
public record PairMatrixData(
        String figure,
        Phrase before,
        Phrase after,
        List<String> names,
        int places,
        double[][] naive,
        double[][] matched)
        implements ChartData {
    /** Refuses matrices of other sizes. */
    public PairMatrixData {
        names = List.copyOf(names);
        if (naive.length != names.size() || matched.length != names.size()) {
            throw new IllegalArgumentException(naive.length + " rows for " + names.size());
        }
    }

    /** The largest figure in either matrix, 0 at least: the end of the colour scale. */
    public double largest() {
        double most = 0;
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < i; j++) {
                most = Math.max(most, Math.max(naive[i][j], matched[i][j]));
            }
        }
        return most;
    }

    @Override
    public String fileName() {
        return figure + "-by-pair";
    }

    /** One row a pair; models are counted from 1. */
    @Override
    public ChartTable table() {
        int pairs = names.size() * (names.size() - 1) / 2;
        var first = new double[pairs];
        var second = new double[pairs];
        var left = new double[pairs];
        var right = new double[pairs];
        int row = 0;
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                first[row] = i + 1;
                second[row] = j + 1;
                left[row] = naive[i][j];
                right[row++] = matched[i][j];
            }
        }
        return new ChartTable(
                List.of(
                        new ChartTable.Column("model", first),
                        new ChartTable.Column("other model", second),
                        new ChartTable.Column(before.in(Words.ENGLISH), left),
                        new ChartTable.Column(after.in(Words.ENGLISH), right)));
    }
}
