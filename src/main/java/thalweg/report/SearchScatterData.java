package thalweg.report;

import java.util.List;

/**
 * One figure against another, a point a search.
 *
 * @param name fit for a file
 * @param across the figure from left to right, and its unit
 * @param up the figure from below to above, and its unit
 * @param definition what it means, in a sentence or two
 * @param points one a search
 * @param forward the search to bring forward; {@link ComparedData#NONE} for none
 * @param legend whether the searches are named
 */
public record SearchScatterData(
        String name,
        String across,
        String up,
        String definition,
        List<Point> points,
        int forward,
        boolean legend)
        implements ComparedData {
    /**
     * A search.
     *
     * @param search its colour, of {@link SearchColours}
     */
    public record Point(String label, int search, double x, double y) {}

    /** Copies the list; leaves out points of which a figure is missing. */
    public SearchScatterData {
        points = points.stream().filter(p -> Double.isFinite(p.x) && Double.isFinite(p.y)).toList();
    }

    @Override
    public SearchScatterData forFile() {
        return new SearchScatterData(name, across, up, definition, points, NONE, true);
    }

    @Override
    public SearchScatterData withLegend(boolean named) {
        return new SearchScatterData(name, across, up, definition, points, forward, named);
    }

    @Override
    public boolean isEmpty() {
        return points.isEmpty();
    }

    @Override
    public String fileName() {
        return name;
    }

    /** One row a search. */
    @Override
    public ChartTable table() {
        return new ChartTable(
                List.of(new ChartTable.Words("search", points.stream().map(Point::label).toList())),
                List.of(
                        new ChartTable.Column(
                                across, points.stream().mapToDouble(Point::x).toArray()),
                        new ChartTable.Column(
                                up, points.stream().mapToDouble(Point::y).toArray())));
    }
}
