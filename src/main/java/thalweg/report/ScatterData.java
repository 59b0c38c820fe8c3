package thalweg.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One figure against another, a point a run, in the colour of its method.
 *
 * @param name fit for a file
 * @param across the figure from left to right, and its unit
 * @param up the figure from below to above, and its unit
 * @param definition what it means, in a sentence or two
 */
public record ScatterData(
        String name, String across, String up, String definition, List<Series> series)
        implements ChartData {
    /**
     * The runs of a method.
     *
     * @param colour one of {@link GroupColours}
     * @param x one a run
     * @param y one a run
     */
    public record Series(String label, int colour, double[] x, double[] y) {
        /** Refuses arrays of different lengths. */
        public Series {
            if (x.length != y.length) {
                throw new IllegalArgumentException(x.length + " x and " + y.length + " y");
            }
        }
    }

    /** Copies the list. */
    public ScatterData {
        series = List.copyOf(series);
    }

    @Override
    public String fileName() {
        return name;
    }

    /** One row a run. */
    @Override
    public ChartTable table() {
        List<String> labels = new ArrayList<>();
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (Series of : series) {
            for (int i = 0; i < of.x.length; i++) {
                labels.add(of.label);
                xs.add(of.x[i]);
                ys.add(of.y[i]);
            }
        }
        return new ChartTable(
                List.of(new ChartTable.Words("method", labels)),
                List.of(
                        new ChartTable.Column(across, xs.stream().mapToDouble(x -> x).toArray()),
                        new ChartTable.Column(up, ys.stream().mapToDouble(y -> y).toArray())));
    }
}
