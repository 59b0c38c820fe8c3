package thalweg.desktop;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A sheet over the window: the palette or the keys. */
final class Overlay extends StackPane {
    private final BooleanProperty open = new SimpleBooleanProperty(false);
    private final Region veil = new Region();
    private @Nullable Node before;

    Overlay() {
        veil.getStyleClass().add("veil");
        veil.setOnMousePressed(e -> hide());
        setAlignment(Pos.TOP_CENTER);
        visibleProperty().bind(open);
        managedProperty().bind(open);
    }

    /** Whether a sheet is shown. */
    BooleanProperty openProperty() {
        return open;
    }

    /** Shows a sheet, and gives it the keyboard. */
    void show(Region sheet, Node focus) {
        leaveFor();
        before = getScene() == null ? null : getScene().getFocusOwner();
        StackPane.setMargin(sheet, new Insets(70, 20, 20, 20));
        getChildren().setAll(veil, sheet);
        open.set(true);
        if (focus.getScene() == null) {
            sheet.applyCss(); // what scrolls has its content from its skin
        }
        focus.requestFocus();
    }

    /** Shows what has the whole window and its own veil, and gives the keyboard to a part of it. */
    void showWhole(Region view, Node focus) {
        leaveFor();
        before = getScene() == null ? null : getScene().getFocusOwner();
        getChildren().setAll(view);
        open.set(true);
        focus.requestFocus();
    }

    /** Whoever follows a sheet learns that another takes its place. */
    private void leaveFor() {
        if (open.get()) {
            hide();
        }
    }

    /** Whether the sheet is of that kind. */
    boolean shows(Class<?> kind) {
        return getChildren().stream().anyMatch(kind::isInstance);
    }

    /** Puts it away, and gives the keyboard back. */
    void hide() {
        open.set(false);
        getChildren().clear();
        if (before != null) {
            before.requestFocus();
            before = null;
        }
    }
}
