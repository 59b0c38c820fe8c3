package thalweg.desktop.compare;

import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.chart.ChartSight;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.report.ComparedData;
import thalweg.report.Heading;

/** A panel with a chart of all searches that are compared. */
abstract class ComparedView extends PanelFrame {
    /** From this width on the searches are named under the chart. */
    private static final double ROOMY = 620;

    private final CompareModel model;
    private final ChartPane pane;
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");

    /**
     * @param panel its name in files
     * @param title the title's text
     * @param definition the text of what it means
     * @param data what to draw of the model as it stands
     */
    ComparedView(
            String panel,
            String title,
            String definition,
            CompareModel model,
            PanelTools tools,
            Supplier<? extends ComparedData> data) {
        super(tools.texts(), title, definition);
        this.model = model;
        ChartSight sight = tools.sights().chart(panel);
        model.hiddenProperty().bindBidirectional(sight.hiddenProperty()); // all have the same
        pane =
                new ChartPane(
                        () -> data.get().withLegend(getWidth() >= ROOMY),
                        sight,
                        tools,
                        this::placed);
        Observable[] all = {
            model.searchesProperty(),
            model.bandProperty(),
            model.gammaProperty(),
            model.forwardProperty(),
            model.logScaleProperty(),
            model.logBarrierProperty(),
            model.scatterProperty(),
            model.spreadProperty()
        };
        for (Observable one : all) {
            one.addListener(changed -> pane.refresh());
        }
        addChart(pane);
        addAction(
                ExportMenu.button(
                        tools,
                        pane,
                        () -> data.get().forFile(),
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        () -> data.get().isEmpty()));
        hint.bind(model.hintProperty());
        show(pane, Bindings.createBooleanBinding(() -> data.get().isEmpty(), all), hint);
    }

    final CompareModel model() {
        return model;
    }

    final ChartPane pane() {
        return pane;
    }

    /** The chart was drawn. */
    void placed() {}
}
