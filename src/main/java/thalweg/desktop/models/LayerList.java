package thalweg.desktop.models;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.collections.MapChangeListener;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.AlignmentCurve;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.Snapshot;
import thalweg.network.Parameter;

/** The layers and their R(γ) at the step shown; the selected one is looked at closely. */
final class LayerList extends VBox {
    private final WorkbenchState state;
    private final VBox rows = new VBox(2);
    private final Map<String, LayerRow> byTensor = new LinkedHashMap<>();

    LayerList(WorkbenchState state) {
        this.state = state;
        setSpacing(8);
        var gamma = new Label();
        gamma.getStyleClass().add("section");
        gamma.textProperty()
                .bind(state.gammaProperty().map(g -> "R(" + compact(g.doubleValue()) + ")"));
        Tips.on(
                gamma,
                "R(γ): alignment per singular vector, Σ (u_i·Pu_j)(v_i·P'v_j) / n, of the"
                        + " vectors of A and π(B) whose singular value is at least γ times the"
                        + " layer's largest; 1 is equal directions, 0 what chance gives");
        var title = new Label("LAYERS");
        title.getStyleClass().add("section");
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        getChildren().addAll(new HBox(title, stretch, gamma), rows);
        state.pairProperty().subscribe(this::fill);
        state.chosenLayerProperty().subscribe(this::select);
        state.gammaProperty().subscribe(g -> show());
        state.history().snapshotProperty().subscribe(step -> show());
        state.pictures().beforeProperty().subscribe(r -> show());
        state.pictures()
                .rByStep()
                .addListener((MapChangeListener<Integer, AlignmentCurve>) change -> show());
        visibleProperty().bind(state.pairProperty().isNotNull());
        managedProperty().bind(visibleProperty());
        rows.setOnKeyPressed(
                e -> {
                    if (e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN) {
                        step(e.getCode() == KeyCode.UP ? -1 : 1);
                        e.consume();
                    }
                });
    }

    private void fill(@Nullable PairInHand pair) {
        rows.getChildren().clear();
        byTensor.clear();
        if (pair == null) {
            return;
        }
        for (Parameter weight : pair.pair().a().matrices()) {
            String tensor = weight.name();
            var row = new LayerRow(tensor, () -> choose(tensor));
            byTensor.put(tensor, row);
            rows.getChildren().add(row);
        }
        select(state.chosenLayerProperty().get());
        show();
    }

    private void step(int by) {
        var names = java.util.List.copyOf(byTensor.keySet());
        int now = names.indexOf(state.chosenLayerProperty().get());
        int next = Math.clamp(now + by, 0, names.size() - 1);
        choose(names.get(next));
    }

    private void choose(String tensor) {
        state.chosenLayerProperty().set(tensor);
        LayerRow row = byTensor.get(tensor);
        if (row != null) {
            row.requestFocus();
        }
    }

    private void select(String chosen) {
        byTensor.forEach((tensor, row) -> row.select(tensor.equals(chosen)));
    }

    private void show() {
        Snapshot shown = state.history().shown();
        int step = shown == null ? 0 : shown.step();
        AlignmentCurve curve = state.pictures().rAt(step, state.phase());
        if (curve == null && step == 0) {
            curve = state.pictures().beforeProperty().get();
        }
        if (curve == null) {
            return;
        }
        int at = nearest(curve.gammas(), state.gammaProperty().get());
        for (AlignmentCurve.OfLayer layer : curve.layers()) {
            LayerRow row = byTensor.get(layer.tensor());
            if (row != null) {
                row.show(layer.r()[at]);
            }
        }
    }

    private static int nearest(double[] gammas, double gamma) {
        int best = 0;
        for (int i = 1; i < gammas.length; i++) {
            if (Math.abs(gammas[i] - gamma) < Math.abs(gammas[best] - gamma)) {
                best = i;
            }
        }
        return best;
    }

    private static String compact(double gamma) {
        String text = String.format(Locale.ROOT, "%.2f", gamma);
        return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
    }
}
