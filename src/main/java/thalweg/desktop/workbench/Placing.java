package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.matching.Several;
import thalweg.matching.SeveralResult;
import thalweg.network.Parameters;

/**
 * Several models in their places.
 *
 * @param by what moved them; null where they are as they are
 */
record Placing(Several models, @Nullable SeveralResult by) {
    /** θ of each, moved. Takes some milliseconds. */
    List<Parameters> thetas() {
        return by == null ? models.models() : by.moved(models);
    }

    boolean isSameAs(Placing other) {
        return same(models, other.models) && same(by, other.by);
    }
}
