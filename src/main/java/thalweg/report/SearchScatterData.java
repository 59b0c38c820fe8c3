package thalweg.report;

import java.util.List;
import java.util.Set;
import thalweg.words.Phrase;
import thalweg.words.Words;

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
 * @param logScale whether the upright axis is logarithmic; not where a value isn't over 0
 */
public record SearchScatterData(
        String name,
        Phrase across,
        Phrase up,
        Phrase definition,
        List<Point> points,
        int forward,
        boolean legend,
        boolean logScale)
        implements ComparedData {
    /**
     * A search.
     *
     * @param search its colour, of {@link SearchColours}
     */
    public record Point(Phrase label, int search, double x, double y) {}

    /** Copies the list; leaves out points of which a figure is missing. */
    public SearchScatterData {
        points = points.stream().filter(p -> Double.isFinite(p.x) && Double.isFinite(p.y)).toList();
    }

    @Override
    public SearchScatterData forFile() {
        return new SearchScatterData(name, across, up, definition, points, NONE, true, logScale);
    }

    @Override
    public SearchScatterData withLegend(boolean named) {
        return new SearchScatterData(
                name, across, up, definition, points, forward, named, logScale);
    }

    @Override
    public List<Series> series() {
        return points.stream()
                .map(p -> Series.ofSearch(p.search, p.label, Series.Mark.DOT))
                .toList();
    }

    @Override
    public SearchScatterData without(Set<String> hidden) {
        return new SearchScatterData(
                name,
                across,
                up,
                definition,
                points.stream().filter(p -> !hidden.contains(Integer.toString(p.search))).toList(),
                forward,
                legend,
                logScale);
    }

    @Override
    public Axis axis() {
        return Axis.OTHER;
    }

    @Override
    public Phrase placeText(double x) {
        return Phrase.plain(Figures.of(x, 3));
    }

    @Override
    public List<Spot> spots() {
        return points.stream()
                .map(
                        p ->
                                new Spot(
                                        Integer.toString(p.search),
                                        p.x,
                                        p.y,
                                        p.label,
                                        Phrase.joined(
                                                " · ",
                                                List.of(
                                                        figure(across, p.x, 3),
                                                        figure(up, p.y, 4)))))
                .toList();
    }

    private static Phrase figure(Phrase name, double value, int places) {
        return Phrase.joined(" ", List.of(name, Phrase.plain(Figures.of(value, places))));
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
                List.of(
                        new ChartTable.Words(
                                "search",
                                points.stream().map(p -> p.label.in(Words.ENGLISH)).toList())),
                List.of(
                        new ChartTable.Column(
                                across.in(Words.ENGLISH),
                                points.stream().mapToDouble(Point::x).toArray()),
                        new ChartTable.Column(
                                up.in(Words.ENGLISH),
                                points.stream().mapToDouble(Point::y).toArray())));
    }
}
