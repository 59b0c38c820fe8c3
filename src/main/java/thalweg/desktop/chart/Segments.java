package thalweg.desktop.chart;

import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import thalweg.desktop.words.Texts;

/** A row of toggles of which exactly one is on. */
public final class Segments {
    private Segments() {}

    /**
     * One toggle a value, bound to the property both ways.
     *
     * @param key the text of what a toggle says
     */
    public static <T extends Enum<T>> HBox of(
            Texts texts, ObjectProperty<T> chosen, T[] values, Function<T, String> key) {
        HBox row = of(chosen, values, value -> "");
        for (int i = 0; i < values.length; i++) {
            texts.on((ToggleButton) row.getChildren().get(i), key.apply(values[i]));
        }
        return row;
    }

    /**
     * One toggle a value, bound to the property both ways.
     *
     * @param name what a toggle says
     */
    public static <T extends Enum<T>> HBox of(
            ObjectProperty<T> chosen, T[] values, Function<T, String> name) {
        var row = new HBox();
        row.getStyleClass().add("segments");
        row.setMinWidth(Region.USE_PREF_SIZE);
        row.setMaxHeight(Region.USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (T value : values) {
            var toggle = new ToggleButton(name.apply(value));
            toggle.getStyleClass().add("segment");
            toggle.setToggleGroup(group);
            toggle.setSelected(chosen.get() == value);
            toggle.setOnAction(
                    event -> {
                        toggle.setSelected(true); // pressing the one that is on leaves it on
                        chosen.set(value);
                    });
            chosen.addListener((observed, before, now) -> toggle.setSelected(now == value));
            row.getChildren().add(toggle);
        }
        return row;
    }
}
