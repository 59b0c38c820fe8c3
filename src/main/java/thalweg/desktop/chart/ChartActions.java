package thalweg.desktop.chart;

import java.util.List;
import javafx.scene.Node;
import thalweg.desktop.words.Texts;

/** What stands over every chart: the way back from a part of it, and its series. */
public final class ChartActions {
    private ChartActions() {}

    /** Of a chart, from left to right. */
    public static List<Node> of(ChartPane pane, Texts texts) {
        return List.of(new ZoomReset(pane, texts), SeriesMenu.of(pane, texts));
    }
}
