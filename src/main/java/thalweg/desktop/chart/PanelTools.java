package thalweg.desktop.chart;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import thalweg.desktop.words.Texts;
import thalweg.report.ChartTheme;

/**
 * What every picture panel needs from the shell.
 *
 * @param texts the texts, which follow the language
 * @param theme the charts' colours and language in force
 * @param exports takes pictures away
 * @param look how pictures look that are taken away
 * @param provenance how what is shown now was made, in one line for the files of pictures: models,
 *     seed, version; the line itself is asked for beside the window's thread
 * @param sights what is looked at of every chart and map
 * @param hover where a person points, shared by charts with one axis
 * @param warm done when {@link thalweg.report.Charts#warmUp} has run, beside the window's thread;
 *     no chart is drawn before
 */
public record PanelTools(
        Texts texts,
        ObservableValue<ChartTheme> theme,
        ExportTarget exports,
        ExportLook look,
        Supplier<Supplier<String>> provenance,
        Sights sights,
        LinkedHover hover,
        CompletableFuture<Void> warm) {}
