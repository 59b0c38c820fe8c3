package thalweg.desktop.commands;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.words.Texts;

/** Every command, found by typing a part of its name. */
public final class CommandPalette extends VBox {
    /** The palette's own among the window's nodes. */
    public static final String ID = "command-palette";

    private static final double ROW = 34;
    private final TextField search = new TextField();
    private final ListView<Command> list = new ListView<>();
    private final Texts texts;
    private final Runnable close;

    /**
     * @param close puts the palette away
     */
    public CommandPalette(Commands commands, Runnable close) {
        this.close = close;
        this.texts = commands.texts();
        List<Command> all = commands.all();
        getStyleClass().add("sheet");
        setId(ID);
        setMaxWidth(600);
        setMaxHeight(USE_PREF_SIZE);
        search.promptTextProperty().bind(texts.of("palette.prompt"));
        search.setId("palette-field");
        list.setItems(FXCollections.observableArrayList(all));
        list.setFixedCellSize(ROW);
        list.setPrefHeight(10 * ROW + 2);
        list.getStyleClass().add("command-list");
        list.setCellFactory(view -> new Row());
        list.setFocusTraversable(false);
        var none = new Label();
        none.textProperty().bind(texts.of("palette.none"));
        list.setPlaceholder(none);
        list.getSelectionModel().selectFirst();
        list.setOnMouseClicked(e -> run());
        search.textProperty()
                .subscribe(
                        text -> {
                            list.getItems().setAll(Typed.best(all, text, texts.every()));
                            list.getSelectionModel().selectFirst();
                        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(search, list);
    }

    /** The field to type into. */
    public TextField field() {
        return search;
    }

    private void key(KeyEvent event) {
        int by =
                switch (event.getCode()) {
                    case UP -> -1;
                    case DOWN -> 1;
                    default -> 0;
                };
        if (by != 0) {
            int size = list.getItems().size();
            int next =
                    Math.clamp(
                            list.getSelectionModel().getSelectedIndex() + by,
                            0,
                            Math.max(0, size - 1));
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - 4));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            run();
        }
    }

    private void run() {
        Command chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.enabled().get()) {
            close.run();
            chosen.run();
        }
    }

    private final class Row extends ListCell<Command> {
        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            setText(null);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            var name = new Label();
            name.textProperty().bind(texts.of(command.name()));
            name.getStyleClass().add("command-name");
            if (!command.enabled().get()) {
                name.getStyleClass().add("off");
            }
            var missing = new Label();
            missing.textProperty().bind(texts.wordsProperty().map(command::missing));
            missing.getStyleClass().addAll("faint", "small");
            missing.setId("missing");
            HBox.setHgrow(missing, Priority.ALWAYS);
            missing.setMinWidth(0);
            name.setMinWidth(Region.USE_PREF_SIZE);
            var stretch = new Region();
            HBox.setHgrow(stretch, Priority.ALWAYS);
            var row = new HBox(8, name, missing, stretch);
            if (!command.keyText().isEmpty()) {
                var key = new Label(command.keyText());
                key.getStyleClass().add("key");
                row.getChildren().add(key);
            }
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            setGraphic(row);
        }
    }
}
