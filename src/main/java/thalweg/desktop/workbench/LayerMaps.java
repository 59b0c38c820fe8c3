package thalweg.desktop.workbench;

import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;

/**
 * What is measured of every layer while all of them are looked at; on the window's thread only. It
 * is of the step that is shown.
 */
public final class LayerMaps {
    /** Vectors of a small map. */
    public static final int COUNT = 32;

    private final BooleanBinding shown;
    private final ObservableMap<String, OfLayer> layers = FXCollections.observableHashMap();

    /**
     * Of one layer, by its weight.
     *
     * @param before alignment between A and B as they are
     * @param after between A and π(B); null before a search
     * @param squareBefore ‖W_a − W_b‖²
     * @param squareAfter ‖W_a − π(W_b)‖²; NaN before a search
     */
    public record OfLayer(
            Alignment.Matrix before,
            Alignment.@Nullable Matrix after,
            double squareBefore,
            double squareAfter) {}

    /**
     * @param seen whether they can be seen
     */
    LayerMaps(BooleanBinding seen) {
        shown = seen;
    }

    /** Whether the window shows them. */
    public BooleanBinding shownProperty() {
        return shown;
    }

    /** Those measured so far, by the weight's name. */
    public ObservableMap<String, OfLayer> layers() {
        return layers;
    }
}
