package thalweg.report;

/**
 * A chart of which a part is looked at. Its table holds the numbers of the whole.
 *
 * @param data the chart's
 * @param zoom the part
 */
public record ZoomedData(SeriesData data, Zoom zoom) implements ChartData {
    @Override
    public String fileName() {
        return data.fileName();
    }

    @Override
    public ChartTable table() {
        return data.table();
    }
}
