package thalweg.desktop.intervention;

import java.util.List;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import thalweg.desktop.theme.Popovers;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.report.LayerWords;

/** Which layers count: a button that says so and opens their list with ticks. */
final class LayerTicks extends Button {
    private static final double ROW = 26;
    private static final int MOST_ROWS = 12;

    private final PartModel model;
    private final Texts texts;
    private final Set<String> chosen;

    LayerTicks(PartModel model, Texts texts) {
        this.texts = texts;
        this.model = model;
        chosen = model.part().layers();
        setId("part-layers");
        getStyleClass().add("panel-action");
        setMinWidth(Region.USE_PREF_SIZE);
        model.part().layers().addListener((InvalidationListener) o -> name());
        model.names().addListener((InvalidationListener) o -> name());
        setOnAction(event -> open());
        Tips.on(this, texts.of("part.layers.about"));
        texts.wordsProperty().addListener((InvalidationListener) o -> name());
        name();
    }

    private void name() {
        String text =
                switch (chosen.size()) {
                    case 0 -> texts.get("part.layers.all");
                    case 1 -> LayerWords.shortName(chosen.iterator().next());
                    default -> texts.get("part.layers.some", chosen.size(), model.names().size());
                };
        setText(text + " ▾");
    }

    private void open() {
        var list = new ListView<>(model.names());
        list.setId("part-layer-list");
        list.setCellFactory(CheckBoxListCell.forListView(this::tick));
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * Math.clamp(model.names().size(), 1, MOST_ROWS) + 2);
        list.setPrefWidth(240);
        list.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    String name = list.getSelectionModel().getSelectedItem();
                    if (key.getCode() == KeyCode.SPACE && name != null) {
                        set(name, !chosen.contains(name));
                        list.refresh();
                        key.consume();
                    }
                });
        Label hint = texts.on(new Label(), "part.layers.hint");
        hint.getStyleClass().addAll("small", "muted");
        var content = new VBox(8, list, hint);
        content.getStyleClass().add("popover-form");
        PopOver popover = Popovers.of();
        popover.setContentNode(content);
        popover.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popover.show(this, 4);
        list.requestFocus();
    }

    private ObservableValue<Boolean> tick(String name) {
        BooleanProperty on = new SimpleBooleanProperty(chosen.contains(name));
        on.addListener((o, was, is) -> set(name, is));
        return on;
    }

    private void set(String name, boolean counts) {
        if (counts) {
            chosen.add(name);
            if (chosen.containsAll(List.copyOf(model.names()))) {
                chosen.clear();
            }
        } else {
            chosen.remove(name);
        }
    }
}
