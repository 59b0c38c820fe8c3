package thalweg.desktop.chart;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import thalweg.report.ChartData;
import thalweg.report.ChartImages;
import thalweg.report.ChartTheme;
import thalweg.report.Heading;

/** The menu that takes a picture away: PNG at three scales, SVG, CSV. */
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
                        menu.png(1),
                        menu.png(2),
                        menu.png(3),
                        new SeparatorMenuItem(),
                        menu.svg(),
                        menu.csv());
        button.setOnShowing(
                event ->
                        button.getItems().forEach(item -> item.setDisable(nothing.getAsBoolean())));
        PanelFrame.define(button, "Save this picture as PNG or SVG, or its numbers as CSV");
        return button;
    }

    private MenuItem png(int scale) {
        return item(
                "PNG, scale " + scale + "×",
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
                                made.provenance));
    }

    private MenuItem svg() {
        return item(
                "SVG",
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
                                made.provenance));
    }

    private MenuItem csv() {
        return item(
                "CSV, the numbers",
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
            String provenance) {
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
            String text, String kind, String extension, String suffix, Making making) {
        var item = new MenuItem(text);
        item.setOnAction(
                event -> {
                    var bounds = picture.getLayoutBounds();
                    var made =
                            new Moment(
                                    data.get(),
                                    tools.theme().getValue(),
                                    heading.get(),
                                    bounds.getWidth(),
                                    bounds.getHeight(),
                                    tools.provenance().get());
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
