package thalweg.desktop.chart;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.Image;
import thalweg.desktop.words.Texts;
import thalweg.report.ChartData;
import thalweg.report.ChartImages;
import thalweg.report.ChartTheme;
import thalweg.report.Heading;
import thalweg.report.SeriesData;
import thalweg.words.Phrase;

/** The menu that takes a picture away: to the clipboard, as PNG, SVG, PDF or CSV. */
public final class ExportMenu {
    private final PanelTools tools;
    private final Supplier<ChartData> data;
    private final Supplier<Heading> heading;
    private final Node picture;

    private ExportMenu(
            PanelTools tools, Supplier<ChartData> data, Supplier<Heading> heading, Node picture) {
        this.tools = tools;
        this.data = data;
        this.heading = heading;
        this.picture = picture;
    }

    /**
     * The menu's button.
     *
     * @param data what is shown just now
     * @param heading what stands over it in a file
     * @param picture whose size the file's layout takes
     * @param nothing whether there is nothing to take away
     */
    public static MenuButton button(
            PanelTools tools,
            Supplier<ChartData> data,
            Supplier<Heading> heading,
            Node picture,
            BooleanSupplier nothing) {
        var menu = new ExportMenu(tools, data, heading, picture);
        var button = new MenuButton("PNG");
        button.getStyleClass().addAll("panel-action", "export-action");
        button.getItems()
                .setAll(
                        menu.copy(),
                        new SeparatorMenuItem(),
                        menu.png(1),
                        menu.png(2),
                        menu.png(3),
                        menu.png(4),
                        new SeparatorMenuItem(),
                        menu.svg(),
                        menu.pdf(),
                        menu.csv(),
                        new SeparatorMenuItem(),
                        menu.check("exports.print", tools.look().printProperty()),
                        menu.check("exports.transparent", tools.look().transparentProperty()));
        button.setOnShowing(
                event ->
                        button.getItems().stream()
                                .filter(item -> !(item instanceof CheckMenuItem))
                                .forEach(item -> item.setDisable(nothing.getAsBoolean())));
        PanelFrame.define(button, tools.texts().of("exports.about"));
        return button;
    }

    /**
     * The menu's button for a chart, which is taken away as it is looked at: the part that is
     * zoomed to, without the series that are hidden, which the heading counts.
     *
     * @param data of the whole chart just now
     */
    public static MenuButton button(
            PanelTools tools,
            ChartPane pane,
            Supplier<? extends SeriesData> data,
            Supplier<Heading> heading,
            BooleanSupplier nothing) {
        return button(
                tools,
                () -> pane.sight().seen(data.get()),
                () -> counted(heading.get(), pane.hiddenSeries(), tools.texts()),
                pane,
                nothing);
    }

    private static Heading counted(Heading heading, int hidden, Texts texts) {
        return hidden == 0
                ? heading
                : new Heading(
                        heading.title(),
                        heading.subtitle()
                                + (heading.subtitle().isEmpty() ? "" : " · ")
                                + SeriesMenu.hidden(hidden, texts));
    }

    private CheckMenuItem check(String key, BooleanProperty chosen) {
        CheckMenuItem item = tools.texts().on(new CheckMenuItem(), key);
        item.selectedProperty().bindBidirectional(chosen);
        return item;
    }

    private MenuItem copy() {
        MenuItem item = tools.texts().on(new MenuItem(), "exports.copy");
        item.setId("copy-picture");
        item.setOnAction(
                event -> {
                    Moment made = now();
                    int scale = tools.look().scaleProperty().get();
                    tools.exports().copy(() -> made.image(scale));
                });
        return item;
    }

    private MenuItem pdf() {
        return item(
                Phrase.plain("PDF"),
                "PDF",
                "pdf",
                "",
                (file, made) ->
                        ChartImages.writePdf(
                                file,
                                made.data,
                                made.theme,
                                made.heading,
                                made.size(1),
                                made.provenance.get()));
    }

    private Moment now() {
        var bounds = picture.getLayoutBounds();
        return new Moment(
                data.get(),
                tools.look().of(tools.theme().getValue()),
                heading.get(),
                bounds.getWidth(),
                bounds.getHeight(),
                tools.provenance().get());
    }

    private MenuItem png(int scale) {
        return item(
                Phrase.of("exports.png", scale),
                "PNG",
                "png",
                scale == 1 ? "" : "@" + scale + "x",
                (file, made) ->
                        ChartImages.writePng(
                                file,
                                made.data,
                                made.theme,
                                made.heading,
                                made.size(scale),
                                made.provenance.get()));
    }

    private MenuItem svg() {
        return item(
                Phrase.plain("SVG"),
                "SVG",
                "svg",
                "",
                (file, made) ->
                        ChartImages.writeSvg(
                                file,
                                made.data,
                                made.theme,
                                made.heading,
                                made.size(1),
                                made.provenance.get()));
    }

    private MenuItem csv() {
        return item(
                Phrase.of("exports.csv"),
                "CSV",
                "csv",
                "",
                (file, made) -> ChartImages.writeCsv(file, made.data));
    }

    /** Everything a file needs, taken when the menu is used: what is shown may change meanwhile. */
    private record Moment(
            ChartData data,
            ChartTheme theme,
            Heading heading,
            double width,
            double height,
            Supplier<String> provenance) {
        /** In memory, for the clipboard. */
        Image image(double scale) {
            return SwingFXUtils.toFXImage(
                    ChartImages.image(data, theme, heading, size(scale)), null);
        }

        ChartImages.Size size(double scale) {
            return new ChartImages.Size(
                    (int) Math.clamp(width, 420, 3000),
                    (int) Math.clamp(height + 50, 320, 2400),
                    scale);
        }
    }

    private interface Making {
        void write(Path file, Moment made);
    }

    private MenuItem item(
            Phrase text, String kind, String extension, String suffix, Making making) {
        var item = new MenuItem();
        item.textProperty().bind(tools.texts().of(text));
        item.setOnAction(
                event -> {
                    Moment made = now();
                    String name = made.data.fileName().replaceAll("[^A-Za-z0-9._-]+", "-");
                    tools.exports()
                            .export(
                                    new PictureFile(
                                            name + suffix + '.' + extension,
                                            kind,
                                            extension,
                                            file -> making.write(file, made)));
                });
        return item;
    }
}
