package thalweg.desktop.chart;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import thalweg.report.ChartTheme;

/**
 * What every picture panel needs from the shell.
 *
 * @param theme the colours in force
 * @param exports takes pictures away
 * @param provenance how the pictures were made, in one line, for their files: models, seed, version
 */
public record PanelTools(
        ObservableValue<ChartTheme> theme, ExportTarget exports, Supplier<String> provenance) {}
