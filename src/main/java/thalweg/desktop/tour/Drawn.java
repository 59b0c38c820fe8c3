package thalweg.desktop.tour;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.Pictures;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.landscape.LossCurve;

/** Whether the picture that a stop speaks of has come; without data a loss never does. */
public final class Drawn {
    private final Map<String, ObservableBooleanValue> stops = new HashMap<>();

    /** Of that workbench. */
    public Drawn(WorkbenchState state) {
        Pictures pictures = state.pictures();
        when(
                "barrier",
                () -> isWhole(state, pictures.naiveProperty().get()),
                pictures.naiveProperty(),
                state.pairProperty(),
                state.dataProperty());
        when(
                "matched",
                () -> isWhole(state, pictures.matchedProperty().get()),
                pictures.matchedProperty(),
                state.dataProperty());
        when(
                "distance",
                () -> state.phase() == Phase.DONE,
                state.phaseProperty(),
                state.history().steps());
        when(
                "alignment",
                () -> pictures.spectraProperty().get() != null && state.phase() == Phase.DONE,
                pictures.spectraProperty(),
                state.phaseProperty());
        when("layers", () -> pictures.beforeProperty().get() != null, pictures.beforeProperty());
    }

    private static boolean isWhole(WorkbenchState state, @Nullable LossCurve curve) {
        return state.pair() != null
                && (state.data() == null || curve != null && Pictures.isWhole(curve));
    }

    private void when(String stop, BooleanSupplier holds, Observable... of) {
        stops.put(stop, Bindings.createBooleanBinding(holds::getAsBoolean, of));
    }

    /** Whether that stop's picture is there; of stops without one it is. */
    ObservableBooleanValue at(String stop) {
        return stops.getOrDefault(stop, Bindings.createBooleanBinding(() -> true));
    }
}
