package thalweg.desktop.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import thalweg.desktop.words.Texts;

/** Every key and what it does. */
public final class KeySheet extends VBox {
    // Of the way from the first line to the last.
    private static final double STEP = 0.1;
    private static final double PAGE = 0.5;

    private static final double WIDTH = 760;
    private static final double KEYS = 130;
    private static final double NAMES = 170;

    /** What no command has: keys of the chart that has the focus, each with the words for it. */
    private static final Map<String, String> CHART_KEYS = chartKeys();

    /** Of the commands that have a key, and of the chart that has the focus. */
    public KeySheet(Commands commands) {
        Texts texts = commands.texts();
        getStyleClass().add("sheet");
        setId("key-sheet");
        setMaxWidth(WIDTH);
        setMaxHeight(USE_PREF_SIZE);
        setFocusTraversable(true);
        Label title = said(texts.of("commands.keys"));
        title.getStyleClass().add("title");
        var grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(7);
        var keys = new ColumnConstraints(KEYS);
        keys.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(keys, new ColumnConstraints(NAMES));
        for (Command command : commands.all()) {
            if (command.key() != null) {
                row(grid, command.keyText(), texts.of(command.name()), texts.of(command.detail()));
            }
        }
        Label ofCharts = said(texts.of("commands.keys.chart"));
        ofCharts.getStyleClass().add("section");
        grid.add(ofCharts, 0, grid.getRowCount(), 3, 1);
        CHART_KEYS.forEach(
                (key, words) ->
                        row(
                                grid,
                                key,
                                texts.of("commands.keys.chart." + words),
                                texts.of("commands.keys.chart." + words + ".detail")));
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("key-scroll");
        scroll.setFocusTraversable(false);
        getChildren().addAll(title, scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> scroll(event, scroll));
    }

    private static Map<String, String> chartKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("+  −", "zoom");
        keys.put("Ctrl +  −", "upright");
        keys.put("0", "whole");
        keys.put("Alt ← → ↑ ↓", "pan");
        keys.put("Ctrl ← →", "read");
        keys.put("← →", "mark");
        return keys;
    }

    private static void row(
            GridPane grid,
            String keyText,
            ObservableValue<String> named,
            ObservableValue<String> done) {
        var key = new Label(keyText);
        key.getStyleClass().add("key");
        Label detail = said(done);
        detail.getStyleClass().add("muted");
        detail.setWrapText(true);
        Label name = said(named);
        name.setWrapText(true);
        grid.addRow(grid.getRowCount(), key, name, detail);
    }

    private static Label said(ObservableValue<String> text) {
        var label = new Label();
        label.textProperty().bind(text);
        return label;
    }

    /** On a low screen the sheet is longer than the window. */
    private static void scroll(KeyEvent event, ScrollPane scroll) {
        double by =
                switch (event.getCode()) {
                    case UP -> -STEP;
                    case DOWN -> STEP;
                    case PAGE_UP -> -PAGE;
                    case PAGE_DOWN -> PAGE;
                    default -> 0;
                };
        if (by != 0) {
            scroll.setVvalue(Math.clamp(scroll.getVvalue() + by, 0, 1));
            event.consume();
        }
    }
}
