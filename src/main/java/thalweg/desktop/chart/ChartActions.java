package thalweg.desktop.chart;

import java.util.List;
import javafx.scene.Node;
import thalweg.desktop.words.Texts;

/** What stands in the heading of every chart: its series. */
public final class ChartActions {
    private ChartActions() {}

    /** Of a chart, from left to right. */
    public static List<Node> of(ChartPane pane, Texts texts) {
        return List.of(SeriesMenu.of(pane, texts));
    }
}
