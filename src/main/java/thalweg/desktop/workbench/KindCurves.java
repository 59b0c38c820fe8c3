package thalweg.desktop.workbench;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import thalweg.evaluation.Renormalization;
import thalweg.landscape.LossCurve;

/**
 * One line's loss as it comes out with the statistics chosen, and beside it with those that the
 * models have. What was measured of another choice is kept, so that going back to it is at once.
 */
final class KindCurves {
    private final ObjectProperty<LossCurve> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<LossCurve> plain = new SimpleObjectProperty<>();
    private final Map<Renormalization, LossCurve> kept = new EnumMap<>(Renormalization.class);
    private Renormalization kind = Renormalization.NONE;

    /** With the statistics chosen; holds null until measured. */
    ObjectProperty<LossCurve> chosen() {
        return chosen;
    }

    /** Without; holds null until measured, and while that is the choice itself. */
    ObjectProperty<LossCurve> plain() {
        return plain;
    }

    void choose(Renormalization now) {
        keep();
        kind = now;
        chosen.set(kept.get(now));
        plain.set(now == Renormalization.NONE ? null : kept.get(Renormalization.NONE));
    }

    /** The training examples are others: only what was measured without them holds. */
    void forgetRenewed() {
        keep();
        kept.keySet().retainAll(java.util.Set.of(Renormalization.NONE));
        if (kind != Renormalization.NONE) {
            chosen.set(null);
        }
    }

    void forget() {
        kept.clear();
        chosen.set(null);
        plain.set(null);
    }

    private void keep() {
        if (chosen.get() != null) {
            kept.put(kind, chosen.get());
        }
        if (plain.get() != null) {
            kept.put(Renormalization.NONE, plain.get());
        }
    }
}
