package thalweg.report;

import java.util.List;
import java.util.Set;
import thalweg.words.Phrase;

/** A chart of lines or dots over two axes: series that can be hidden and read. */
public sealed interface SeriesData extends ChartData
        permits LossChartData,
                SpectrumChartData,
                RChartData,
                ObjectiveChartData,
                PartChartData,
                ComparedData {
    /** What runs from left to right: charts that share it can be read at the same place. */
    enum Axis {
        ALPHA,
        GAMMA,
        STEP,
        RANK,
        COMPONENTS,
        LAYER,
        /** Something of this chart alone. */
        OTHER
    }

    /** All that is drawn, undermost last: as a legend names it. */
    List<Series> series();

    /** The same without the series of these ids; what isn't there is no matter. */
    SeriesData without(Set<String> hidden);

    /** What runs from left to right. */
    Axis axis();

    /** The place nearest to an x that has values: the x itself where any has. */
    default double nearest(double x) {
        return x;
    }

    /** A place in words, e.g. "α 0.37". */
    Phrase placeText(double x);

    /** A value in words. */
    default String valueText(double y) {
        return Figures.of(y, 4);
    }

    /** The points that stand for themselves; empty where lines tell the values. */
    default List<Spot> spots() {
        return List.of();
    }
}
