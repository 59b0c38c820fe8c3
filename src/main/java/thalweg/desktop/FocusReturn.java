package thalweg.desktop;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.input.MouseEvent;

/** Gives the keyboard back to the window's commands when a button has been clicked. */
final class FocusReturn {
    private final Node home;
    private final ObservableBooleanValue covered;

    /**
     * @param home what hands keys to the commands
     * @param covered whether a sheet has the keyboard
     */
    FocusReturn(Node home, ObservableBooleanValue covered) {
        this.home = home;
        this.covered = covered;
        home.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> giveKeysBack());
    }

    /** A click on a button leaves the keys to the commands: Space plays, Enter searches. */
    private void giveKeysBack() {
        Platform.runLater(
                () -> {
                    Scene scene = home.getScene();
                    if (scene == null || covered.get()) {
                        return;
                    }
                    if (scene.getFocusOwner() instanceof MenuButton menu && menu.isShowing()) {
                        afterwards(menu); // it would close without the focus
                    } else if (scene.getFocusOwner() instanceof ButtonBase) {
                        home.requestFocus();
                    }
                });
    }

    private void afterwards(MenuButton menu) {
        menu.showingProperty()
                .addListener(
                        new ChangeListener<>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends Boolean> showing,
                                    Boolean was,
                                    Boolean is) {
                                menu.showingProperty().removeListener(this);
                                if (menu.isFocused()) {
                                    home.requestFocus();
                                }
                            }
                        });
    }
}
