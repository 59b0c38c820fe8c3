package thalweg.report;

/** What a picture shows: plain numbers, from which the picture and its table are both made. */
public sealed interface ChartData
        permits SeriesData,
                ZoomedData,
                SmallMultiplesData,
                PairedData,
                LayersRData,
                HeatmapData,
                GraphData,
                PairMatrixData,
                PlaneChartData,
                StripData,
                ScatterData,
                LinesData,
                BarsData {
    /** A name fit for a file, without an ending. */
    String fileName();

    /** The numbers, for CSV. */
    ChartTable table();
}
