package thalweg.desktop.preferences;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.ChoiceWords;
import thalweg.desktop.words.Texts;
import thalweg.words.Phrase;

/** Some of the preferences, a row each: what it is called, and the control that sets it. */
abstract class Section extends GridPane {
    private static final double NAMES = 150;
    private static final double CHOICES = 210;

    final Texts texts;
    final Preferences preferences;
    private int rows;

    /**
     * @param title the key of its title
     */
    Section(Preferences preferences, Texts texts, String title) {
        super(12, 7);
        this.texts = texts;
        this.preferences = preferences;
        var names = new ColumnConstraints(NAMES);
        getColumnConstraints().addAll(names, new ColumnConstraints());
        var label = texts.on(new Label(), title);
        label.getStyleClass().add("section");
        add(label, 0, rows++, 2, 1);
    }

    private static String tip(String key) {
        return "preferences.tip." + key.substring(key.indexOf('.') + 1);
    }

    /** A row of that name, explained by a tooltip. */
    final void row(String key, Node... controls) {
        var name = texts.on(new Label(), key);
        name.getStyleClass().add("muted");
        name.setLabelFor(controls[0]);
        Tips.on(name, texts.of(tip(key)));
        var box = new HBox(8, controls);
        box.setAlignment(Pos.CENTER_LEFT);
        addRow(rows++, name, box);
    }

    /** A row over both columns. */
    final void wide(Node node) {
        add(node, 0, rows++, 2, 1);
    }

    /** One of several values. */
    final <T> ChoiceBox<T> choice(
            String id, Property<T> value, List<T> all, Function<T, Phrase> named) {
        var box = new ChoiceBox<T>();
        box.setId(id);
        box.setPrefWidth(CHOICES);
        // One of each language's own: a box asks a converter once.
        box.converterProperty()
                .bind(
                        texts.wordsProperty()
                                .map(
                                        words ->
                                                new ChoiceWords<>(
                                                        one -> named.apply(one).in(words))));
        box.getItems().setAll(all);
        if (!all.contains(value.getValue())) {
            box.getItems().add(value.getValue());
        }
        box.valueProperty().bindBidirectional(value);
        box.accessibleHelpProperty().bind(texts.of("preferences.choice"));
        return box;
    }

    /** On or off; its words are beside it. */
    final CheckBox tick(String id, Property<Boolean> value, String key) {
        var box = texts.on(new CheckBox(), key);
        box.setId(id);
        box.selectedProperty().bindBidirectional(value);
        Tips.on(box, texts.of(tip(key)));
        return box;
    }

    /** Quiet words beside a control. */
    final Label note(String key, Object... arguments) {
        var label = texts.on(new Label(), key, arguments);
        label.getStyleClass().addAll("muted", "small");
        label.setWrapText(true);
        return label;
    }

    /** Says that what was chosen holds from the next start on, while a setting is not as begun. */
    final Label later(String key, Setting<?>... settings) {
        Label label = note(key);
        label.getStyleClass().setAll("label", "text-accent", "small");
        BooleanBinding differs =
                Bindings.createBooleanBinding(
                        () -> !Arrays.stream(settings).allMatch(preferences::atStart),
                        Arrays.stream(settings)
                                .map(preferences::property)
                                .toArray(Observable[]::new));
        label.visibleProperty().bind(differs);
        label.managedProperty().bind(differs);
        return label;
    }
}
