package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import org.jspecify.annotations.Nullable;
import thalweg.matching.SearchResult;

/**
 * A figure and what it was measured of.
 *
 * @param result the search whose π it is of; null where it is of no π
 */
public record Measured<T>(
        PairInHand pair, DataChoice data, @Nullable SearchResult result, T value) {
    /** Whether the pair, the data and the search in hand are still those. */
    public boolean isOf(WorkbenchState state) {
        return same(pair, state.pair())
                && same(data, state.data())
                && (result == null || same(result, state.resultProperty().get()));
    }

    /** The figure, where it is of what is in hand; null otherwise, and for no figure. */
    public static <T> @Nullable T now(@Nullable Measured<T> kept, WorkbenchState state) {
        return kept != null && kept.isOf(state) ? kept.value : null;
    }
}
