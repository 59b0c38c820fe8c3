package thalweg.report;

import java.util.List;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * Losses as bars, one below the other, e.g. of the mean of several models.
 *
 * @param figure what they are, fit for a file's name, e.g. "means"
 * @param bars from top to bottom
 */
public record BarsData(String figure, List<Bar> bars) implements ChartData {
    /** What a bar is of, which is its colour. */
    public enum Kind {
        /** Without matching. */
        NAIVE,
        /** After it. */
        MATCHED,
        /** One model alone. */
        SINGLE
    }

    /**
     * One bar.
     *
     * @param loss nats
     * @param accuracy a fraction
     */
    public record Bar(Phrase name, Kind kind, double loss, double accuracy) {}

    /** Copies the list. */
    public BarsData {
        bars = List.copyOf(bars);
    }

    /** The largest loss, 0 at least: the length of a whole bar. */
    double largest() {
        return bars.stream().mapToDouble(Bar::loss).reduce(0, Math::max);
    }

    @Override
    public String fileName() {
        return figure;
    }

    @Override
    public ChartTable table() {
        return new ChartTable(
                List.of(
                        new ChartTable.Words(
                                "of",
                                bars.stream().map(bar -> bar.name.in(Words.ENGLISH)).toList())),
                List.of(
                        new ChartTable.Column(
                                "loss", bars.stream().mapToDouble(Bar::loss).toArray()),
                        new ChartTable.Column(
                                "accuracy", bars.stream().mapToDouble(Bar::accuracy).toArray())));
    }
}
