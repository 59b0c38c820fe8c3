package thalweg.desktop.loss;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;

/** The Taylor estimates of the barriers, and what is to be said of the reference lines. */
final class FiguresRow extends HBox {
    private static final String DEFINITION = "loss.taylor.definition";

    FiguresRow(FiguresModel model, Texts texts) {
        super(10);
        setId("line-figures");
        setAlignment(Pos.CENTER_LEFT);
        visibleProperty().bind(model.taylorProperty().or(model.noteProperty().isNotEmpty()));
        managedProperty().bind(visibleProperty());
        Label word =
                label(
                        Bindings.when(model.taylorProperty())
                                .then(texts.of("loss.taylor"))
                                .otherwise(""),
                        "muted");
        getChildren()
                .addAll(
                        word,
                        label(model.naiveProperty(), "text-naive"),
                        label(model.matchedProperty(), "text-matched"),
                        label(model.noteProperty(), "muted"));
        getChildren().getLast().setId("line-note");
        Tips.on(word, texts.of(DEFINITION));
        Tips.on(getChildren().get(1), texts.of(DEFINITION));
        Tips.on(getChildren().get(2), texts.of(DEFINITION));
    }

    private static Label label(ObservableValue<String> text, String colour) {
        var label = new Label();
        label.getStyleClass().addAll("small", colour);
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        if (!colour.equals("muted")) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        return label;
    }

    /** The menu that asks for them. */
    static MenuButton menu(FiguresModel model, Texts texts) {
        var references = texts.on(new CheckMenuItem(), "loss.references");
        references.setId("reference-lines");
        references.selectedProperty().bindBidirectional(model.referencesProperty());
        var taylor = texts.on(new CheckMenuItem(), "loss.taylor.menu");
        taylor.setId("taylor-estimate");
        taylor.selectedProperty().bindBidirectional(model.taylorProperty());
        var button = texts.on(new MenuButton(null, null, references, taylor), "loss.beside");
        button.setId("beside-menu");
        button.getStyleClass().add("panel-action");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return Tips.on(button, texts.of("loss.beside.about"));
    }
}
