package thalweg.desktop.loss;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import thalweg.desktop.theme.Tips;

/** The Taylor estimates of the barriers, and what is to be said of the reference lines. */
final class FiguresRow extends HBox {
    private static final String DEFINITION =
            "Taylor estimate of the barrier at ½, with δ = π(θb) − θa, g the gradients and H the"
                    + " Hessians at the two ends: ¼ (ga − gb)ᵀδ + (1/16) δᵀ(Ha + Hb)δ: the loss"
                    + " midway, expanded to second order from both ends and averaged, beside the barrier"
                    + " itself, nats. Exact where the loss is a cubic along the line. With batch norm both go by the"
                    + " statistics of the same batches.";

    FiguresRow(FiguresModel model) {
        super(10);
        setId("line-figures");
        setAlignment(Pos.CENTER_LEFT);
        visibleProperty().bind(model.taylorProperty().or(model.noteProperty().isNotEmpty()));
        managedProperty().bind(visibleProperty());
        Label word = label(model.taylorProperty().map(on -> on ? "Taylor estimate" : ""), "muted");
        getChildren()
                .addAll(
                        word,
                        label(model.naiveProperty(), "text-naive"),
                        label(model.matchedProperty(), "text-matched"),
                        label(model.noteProperty(), "muted"));
        getChildren().getLast().setId("line-note");
        Tips.on(word, DEFINITION);
        Tips.on(getChildren().get(1), DEFINITION);
        Tips.on(getChildren().get(2), DEFINITION);
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
    static MenuButton menu(FiguresModel model) {
        var references = new CheckMenuItem("Reference lines: ensemble, calibrated losses");
        references.setId("reference-lines");
        references.selectedProperty().bindBidirectional(model.referencesProperty());
        var taylor = new CheckMenuItem("Taylor estimate of the barrier");
        taylor.setId("taylor-estimate");
        taylor.selectedProperty().bindBidirectional(model.taylorProperty());
        var button = new MenuButton("beside", null, references, taylor);
        button.setId("beside-menu");
        button.getStyleClass().add("panel-action");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return Tips.on(
                button,
                "What the curves are held against: the ensemble of A and B, their mean"
                        + " probabilities; the losses at the temperature that suits each point best; the"
                        + " barrier as gradients and Hessians at the ends foretell it");
    }
}
