package thalweg.desktop.commands;

import javafx.beans.value.ObservableValue;
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

    /** Of the commands that have a key. */
    public KeySheet(Commands commands) {
        Texts texts = commands.texts();
        getStyleClass().add("sheet");
        setId("key-sheet");
        setMaxWidth(680);
        setMaxHeight(USE_PREF_SIZE);
        setFocusTraversable(true);
        Label title = said(texts.of("commands.keys"));
        title.getStyleClass().add("title");
        var grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(7);
        var keys = new ColumnConstraints(84);
        keys.setHalignment(javafx.geometry.HPos.RIGHT);
        var names = new ColumnConstraints(150);
        grid.getColumnConstraints().addAll(keys, names);
        int row = 0;
        for (Command command : commands.all()) {
            if (command.key() == null) {
                continue;
            }
            var key = new Label(command.keyText());
            key.getStyleClass().add("key");
            Label name = said(texts.of(command.name()));
            Label detail = said(texts.of(command.detail()));
            detail.getStyleClass().add("muted");
            detail.setWrapText(true);
            grid.addRow(row++, key, name, detail);
        }
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("key-scroll");
        scroll.setFocusTraversable(false);
        getChildren().addAll(title, scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> scroll(event, scroll));
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
