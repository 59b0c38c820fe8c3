package thalweg.report;

import java.util.List;

/**
 * R(γ) by layer at one γ, before beside after.
 *
 * @param gamma the γ
 * @param bars one a layer, in the checkpoint's order
 */
public record LayersRData(double gamma, List<Bar> bars) implements ChartData {
    /**
     * One layer.
     *
     * @param before R between A and B as they are; NaN while unknown
     * @param after R between A and π(B)
     * @param low the least R of random permutations; NaN while unknown
     * @param high the largest
     */
    public record Bar(String layer, double before, double after, double low, double high) {}

    /** Copies the list. */
    public LayersRData {
        bars = List.copyOf(bars);
    }

    @Override
    public String fileName() {
        return "r-by-layer";
    }

    /** One row a layer, counted from 1 in the checkpoint's order. */
    @Override
    public ChartTable table() {
        var index = new double[bars.size()];
        var before = new double[bars.size()];
        var after = new double[bars.size()];
        var low = new double[bars.size()];
        var high = new double[bars.size()];
        for (int i = 0; i < index.length; i++) {
            index[i] = i + 1;
            before[i] = bars.get(i).before;
            after[i] = bars.get(i).after;
            low[i] = bars.get(i).low;
            high[i] = bars.get(i).high;
        }
        return new ChartTable.Builder("layer", index)
                .add("R before", before)
                .add("R after", after)
                .add("random, least", low)
                .add("random, largest", high)
                .build();
    }
}
