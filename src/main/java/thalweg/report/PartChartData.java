package thalweg.report;

import java.util.List;

/**
 * Barriers at ½ by how many singular components of each weight are merged, the rest A's; nats.
 *
 * @param part whose components, as in "top components of fc1"
 * @param most components of a weight
 * @param points in ascending count
 * @param wholeNaive the barrier of the whole models, on the same examples; NaN while unknown
 * @param wholeMatched likewise
 */
public record PartChartData(
        String part, int most, List<Point> points, double wholeNaive, double wholeMatched)
        implements ChartData {
    /** Nothing measured yet. */
    public static final PartChartData EMPTY =
            new PartChartData("", 0, List.of(), Double.NaN, Double.NaN);

    /**
     * With so many components merged.
     *
     * @param matched NaN without a search
     */
    public record Point(int count, double naive, double matched) {}

    /** Copies the list. */
    public PartChartData {
        points = List.copyOf(points);
    }

    /** Where a count stands between 0 and 1: the fewer there are, the wider apart. */
    public static double position(int count, int most) {
        return most <= 0 ? 0 : Math.log1p(Math.min(count, most)) / Math.log1p(most);
    }

    /** The count at a place between 0 and 1. */
    public static int count(double position, int most) {
        return Math.clamp(Math.round(Math.expm1(position * Math.log1p(most))), 0, most);
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return points.isEmpty();
    }

    /** Over places, not counts. */
    Curve naive() {
        return new Curve(positions(), points.stream().mapToDouble(Point::naive).toArray());
    }

    /** Over places; all NaN without a search. */
    Curve matched() {
        return new Curve(positions(), points.stream().mapToDouble(Point::matched).toArray());
    }

    private double[] positions() {
        return points.stream().mapToDouble(p -> position(p.count, most)).toArray();
    }

    @Override
    public String fileName() {
        return "barrier-by-components";
    }

    @Override
    public ChartTable table() {
        double[] counts = points.stream().mapToDouble(Point::count).toArray();
        return new ChartTable.Builder("components merged", counts)
                .add("naive barrier", points.stream().mapToDouble(Point::naive).toArray())
                .add("matched barrier", points.stream().mapToDouble(Point::matched).toArray())
                .build();
    }
}
