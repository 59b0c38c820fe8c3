package thalweg.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import thalweg.words.Phrase;

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
        implements SeriesData {
    private static final Phrase MATCHED = Phrase.of("lines.matched");
    private static final Phrase NAIVE = Phrase.of("lines.naive");

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
    public List<Series> series() {
        List<Series> all = new ArrayList<>();
        if (matched().peak() >= 0) {
            all.add(Series.solid("matched", MATCHED, ChartTheme::matched, matched()));
        }
        all.add(Series.dashed("naive", NAIVE, ChartTheme::naive, naive()));
        whole(all, "whole matched", MATCHED, ChartTheme::matched, wholeMatched);
        whole(all, "whole naive", NAIVE, ChartTheme::naive, wholeNaive);
        return all;
    }

    private static void whole(
            List<Series> all,
            String id,
            Phrase kind,
            Function<ChartTheme, Color> colour,
            double barrier) {
        if (Double.isFinite(barrier)) {
            all.add(
                    Series.solid(
                            id,
                            Phrase.of("charts.whole", kind),
                            theme -> ChartTheme.faded(colour.apply(theme), 0.5),
                            flat(barrier)));
        }
    }

    /** A barrier at every count. */
    static Curve flat(double barrier) {
        return new Curve(new double[] {0, 1}, new double[] {barrier, barrier});
    }

    @Override
    public PartChartData without(Set<String> hidden) {
        if (hidden.isEmpty()) {
            return this;
        }
        boolean noNaive = hidden.contains("naive");
        boolean noMatched = hidden.contains("matched");
        return new PartChartData(
                part,
                most,
                points.stream()
                        .map(
                                p ->
                                        new Point(
                                                p.count,
                                                noNaive ? Double.NaN : p.naive,
                                                noMatched ? Double.NaN : p.matched))
                        .toList(),
                hidden.contains("whole naive") ? Double.NaN : wholeNaive,
                hidden.contains("whole matched") ? Double.NaN : wholeMatched);
    }

    @Override
    public Axis axis() {
        return Axis.COMPONENTS;
    }

    /** The place of the nearest count that was measured. */
    @Override
    public double nearest(double x) {
        double best = Double.NaN;
        for (double place : positions()) {
            if (Double.isNaN(best) || Math.abs(place - x) < Math.abs(best - x)) {
                best = place;
            }
        }
        return best;
    }

    @Override
    public Phrase placeText(double x) {
        return Phrase.of("charts.at.components", count(x, most), most);
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
