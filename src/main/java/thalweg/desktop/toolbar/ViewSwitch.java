package thalweg.desktop.toolbar;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import thalweg.desktop.chart.Segments;
import thalweg.desktop.theme.Icons;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.Comparison;
import thalweg.desktop.workbench.ThreeState;
import thalweg.desktop.workbench.Workbench;

/** The pair, the searches that are compared, or the three: what there is of them. */
final class ViewSwitch extends StackPane {
    private enum View {
        PAIR,
        COMPARE,
        THREE
    }

    private final Workbench workbench;
    private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.PAIR);

    ViewSwitch(Workbench workbench) {
        this.workbench = workbench;
        setId("view-switch");
        ThreeState three = workbench.state().three();
        Comparison comparison = workbench.state().comparison();
        three.shownProperty().subscribe(shown -> follow());
        comparison.shownProperty().subscribe(shown -> follow());
        view.addListener((o, was, is) -> show(is));
        HBox segments = Segments.of(view, View.values(), v -> "");
        Node[] signs = {Icons.line(), Icons.lines(), Icons.triangle()};
        String[] tips = {"toolbar.pair.about", "toolbar.compare.about", "toolbar.three.about"};
        Texts texts = workbench.state().texts();
        for (int i = 0; i < signs.length; i++) {
            var toggle = (ToggleButton) segments.getChildren().get(i);
            toggle.setGraphic(signs[i]);
            toggle.accessibleTextProperty().bind(texts.of(tips[i]));
            Tips.on(toggle, texts.of(tips[i]));
        }
        BooleanBinding trio = three.trioProperty().isNotNull();
        BooleanBinding compared =
                Bindings.isNotEmpty(comparison.searches()).or(comparison.shownProperty());
        showWhile(trio, segments.getChildren().get(View.THREE.ordinal()));
        showWhile(compared, segments.getChildren().get(View.COMPARE.ordinal()));
        showWhile(trio.or(compared), this);
        getChildren().add(segments);
    }

    private static void showWhile(BooleanBinding holds, Node node) {
        node.visibleProperty().bind(holds);
        node.managedProperty().bind(node.visibleProperty());
    }

    private void follow() {
        boolean three = workbench.state().three().shownProperty().get();
        boolean compared = workbench.state().comparison().shownProperty().get();
        view.set(three ? View.THREE : compared ? View.COMPARE : View.PAIR);
    }

    private void show(View wanted) {
        switch (wanted) {
            case PAIR -> workbench.showPair();
            case COMPARE -> workbench.comparing().show(true);
            case THREE -> workbench.three().show(true);
        }
    }
}
