package thalweg.desktop.spectra;

import javafx.beans.binding.Bindings;
import thalweg.desktop.chart.ChartPane;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.TextToggle;
import thalweg.report.Heading;
import thalweg.report.SpectrumChartData;

/** Singular values of the chosen layer, on request with those of the merged model. */
public final class SpectrumView extends PanelFrame {
    private static final String DEFINITION = "spectra.definition";

    private final SpectrumModel model;

    /** A view of the model. */
    public SpectrumView(SpectrumModel model, PanelTools tools) {
        super(tools.texts(), "spectra.title", DEFINITION);
        this.model = model;
        getStyleClass().add("spectrum-panel");
        subtitleProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> model.dataProperty().get().layer(), model.dataProperty()));
        keepSubtitle(tools.texts().of("spectra.brief"));
        var pane = new ChartPane(this::shown, tools.sights().chart("spectra"), tools, () -> {});
        model.dataProperty().addListener(changed -> pane.refresh());
        model.mergedProperty().addListener(changed -> pane.refresh());
        model.linearProperty().addListener(changed -> pane.refresh());
        addChart(pane);
        addAction(
                TextToggle.of(
                        tools.texts().of("spectra.merged"),
                        model.mergedProperty(),
                        tools.texts().of("spectra.merged.about")));
        addAction(
                TextToggle.of(
                        tools.texts().of("spectra.linear"),
                        model.linearProperty(),
                        tools.texts().of("spectra.linear.about")));
        addAction(
                ExportMenu.button(
                        tools,
                        pane,
                        this::shown,
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        () -> model.dataProperty().get().isEmpty()));
        show(
                pane,
                Bindings.createBooleanBinding(
                        () -> model.dataProperty().get().isEmpty(), model.dataProperty()),
                model.hintProperty());
    }

    private SpectrumChartData shown() {
        SpectrumChartData data = model.dataProperty().get();
        return (model.mergedProperty().get() ? data : data.withMerged(null))
                .withLogScale(!model.linearProperty().get());
    }
}
