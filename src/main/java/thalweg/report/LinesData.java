package thalweg.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A curve a method over one axis, and a band behind them.
 *
 * @param name fit for a file
 * @param across the axis from left to right
 * @param up the figure, and its unit
 * @param definition what it means, in a sentence or two
 * @param bandLabel what the band is; empty without one
 * @param low the band's lower edge, or null
 * @param high its upper edge, or null
 */
public record LinesData(
        String name,
        String across,
        String up,
        String definition,
        List<Line> lines,
        String bandLabel,
        @Nullable Curve low,
        @Nullable Curve high)
        implements ChartData {
    /**
     * A method's curve.
     *
     * @param colour one of {@link GroupColours}
     */
    public record Line(String label, int colour, Curve curve) {}

    /** Copies the list. */
    public LinesData {
        lines = List.copyOf(lines);
    }

    @Override
    public String fileName() {
        return name;
    }

    @Override
    public ChartTable table() {
        var table =
                new ChartTable.Builder(
                        across, lines.isEmpty() ? new double[0] : lines.getFirst().curve.x());
        lines.forEach(line -> table.add(line.label, line.curve));
        if (low != null && high != null) {
            table.add(bandLabel + ", least", low);
            table.add(bandLabel + ", largest", high);
        }
        return table.build();
    }
}
