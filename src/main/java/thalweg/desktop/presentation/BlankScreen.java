package thalweg.desktop.presentation;

import javafx.scene.layout.Region;

/** A dark screen over everything, while people are to look at the speaker. */
public final class BlankScreen extends Region {
    /** Of that presentation. */
    public BlankScreen(Presentation presentation) {
        setId("blank-screen");
        getStyleClass().add("blank-screen");
        visibleProperty().bind(presentation.blankProperty().and(presentation.onProperty()));
        managedProperty().bind(visibleProperty());
        setOnMouseClicked(click -> presentation.blankProperty().set(false));
    }
}
