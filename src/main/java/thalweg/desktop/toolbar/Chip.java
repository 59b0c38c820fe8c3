package thalweg.desktop.toolbar;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;

/** A button that says what is chosen: a sign or a quiet word, and the choice. */
final class Chip extends Button {
    private static final double FEW_LETTERS = 76;

    private final Label value = new Label();

    private double narrowest = Double.MAX_VALUE;

    /**
     * @param id for look-up
     * @param sign before the choice
     */
    Chip(String id, Node... sign) {
        setId(id);
        getStyleClass().add("chip");
        var row = new HBox(8, sign);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        row.getChildren().add(value);
        value.getStyleClass().add("chip-value");
        value.setMaxWidth(190);
        setGraphic(row);
        setMinWidth(USE_PREF_SIZE);
    }

    /** Shows the choice as it changes. */
    Chip showing(ObservableValue<String> text) {
        value.textProperty().bind(text);
        return this;
    }

    /** Lets a long choice give way, down to a few letters. */
    Chip givingWay() {
        return givingWay(FEW_LETTERS);
    }

    /** Lets a long choice give way down to this width; a short one stays whole. */
    Chip givingWay(double least) {
        value.setMinWidth(24);
        value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // models of a pair differ at the end
        narrowest = least;
        setMinWidth(USE_COMPUTED_SIZE);
        return this;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(narrowest, prefWidth(height));
    }

    static Label quiet(String word) {
        var label = new Label(word);
        label.getStyleClass().add("muted");
        return label;
    }
}
