package thalweg.desktop.chart;

import javafx.geometry.Pos;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import thalweg.desktop.words.Texts;
import thalweg.report.Series;

/**
 * The series of a chart with a check each: hides them and shows them again, and counts the hidden.
 */
final class SeriesMenu {
    private static final double SIGN = 18;

    private final ChartPane pane;
    private final Texts texts;
    private final MenuButton button = new MenuButton();

    private SeriesMenu(ChartPane pane, Texts texts) {
        this.pane = pane;
        this.texts = texts;
    }

    static MenuButton of(ChartPane pane, Texts texts) {
        var menu = new SeriesMenu(pane, texts);
        menu.build();
        return menu.button;
    }

    /** E.g. "2 hidden". */
    static String hidden(int count, Texts texts) {
        return texts.get("charts.hidden", count);
    }

    private void build() {
        var sign = new SVGPath();
        sign.setContent("M0 2 H5 M0 6 H5 M0 10 H5 M7.5 2 H12 M7.5 6 H12 M7.5 10 H12");
        sign.getStyleClass().add("fill-sign");
        button.setGraphic(sign);
        button.getStyleClass().addAll("panel-action", "series-action");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.accessibleTextProperty().bind(texts.of("charts.series"));
        PanelFrame.define(button, texts.of("charts.series.about"));
        button.setOnShowing(event -> fill());
        pane.sight().hiddenProperty().subscribe(ids -> count());
        texts.wordsProperty().subscribe(words -> count());
        pane.onDrawn(this::count);
        fill(); // a menu without items doesn't show
    }

    private void count() {
        int count = pane.hiddenSeries();
        button.setText(count == 0 ? "" : hidden(count, texts));
        boolean choice = count > 0 || pane.series().size() > 1;
        button.setVisible(choice);
        button.setManaged(choice);
    }

    private void fill() {
        button.getItems().clear();
        for (Series series : pane.series()) {
            button.getItems().add(item(series));
        }
        if (button.getItems().isEmpty()) {
            var none = texts.on(new MenuItem(), "charts.series.none");
            none.setDisable(true);
            button.getItems().add(none);
        }
    }

    /** It stays open: often more than one is hidden. */
    private CustomMenuItem item(Series series) {
        var check = new SVGPath();
        check.setContent("M1 5 L4 8 L10 1");
        check.getStyleClass().add("series-check");
        var sign = new StackPane(SeriesSign.of(series, pane.theme()));
        sign.setMinWidth(SIGN);
        String called = series.name().in(texts.words());
        var name = new Label(called);
        var row = new HBox(8, check, sign, name);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMouseTransparent(true);
        var item = new CustomMenuItem(row, false);
        item.setId("series-" + series.id());
        Runnable say =
                () -> {
                    boolean off = pane.sight().hiddenProperty().get().contains(series.id());
                    check.setVisible(!off);
                    row.setOpacity(off ? 0.6 : 1);
                    row.setAccessibleText(off ? texts.get("charts.series.hidden", called) : called);
                };
        say.run();
        item.setOnAction(
                event -> {
                    pane.sight().toggle(series.id());
                    say.run();
                });
        return item;
    }
}
