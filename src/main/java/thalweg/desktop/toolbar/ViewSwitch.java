package thalweg.desktop.toolbar;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import thalweg.desktop.chart.Segments;
import thalweg.desktop.theme.Icons;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.ThreeState;
import thalweg.desktop.workbench.Workbench;

/** The pair or the three, where there are three. */
final class ViewSwitch extends StackPane {
    private enum View {
        PAIR,
        THREE
    }

    private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.PAIR);

    ViewSwitch(Workbench workbench) {
        setId("view-switch");
        ThreeState three = workbench.state().three();
        three.shownProperty().subscribe(shown -> view.set(shown ? View.THREE : View.PAIR));
        view.addListener((o, was, is) -> workbench.three().show(is == View.THREE));
        HBox segments = Segments.of(view, View.values(), v -> "");
        Node[] signs = {Icons.line(), Icons.triangle()};
        String[] tips = {
            "The pair: line, spectra, R and alignment of A and B (Ctrl 2)",
            "Three models: the plane through A, B and C, their barriers and means (Ctrl 3)"
        };
        for (int i = 0; i < signs.length; i++) {
            var toggle = (ToggleButton) segments.getChildren().get(i);
            toggle.setGraphic(signs[i]);
            toggle.setAccessibleText(tips[i]);
            Tips.on(toggle, tips[i]);
        }
        visibleProperty().bind(three.trioProperty().isNotNull());
        managedProperty().bind(visibleProperty());
        getChildren().add(segments);
    }
}
