package thalweg.desktop.workbench;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.workbench.SideChoice.Kept;
import thalweg.symmetry.Permutation;

/** The singular values of θ(α) of both sides under the hand, while they are shown. */
final class SideSpectra {
    private final WorkbenchState state;
    private final Sides sides;
    private final MergedSpectra left;
    private final MergedSpectra right;

    SideSpectra(WorkbenchState state, Desk desk, Runnable pump) {
        this.state = state;
        this.sides = state.sides();
        left = new MergedSpectra(desk, "left ", sides.left().mergedProperty()::set);
        right = new MergedSpectra(desk, "right ", sides.right().mergedProperty()::set);
        InvalidationListener anew =
                o -> {
                    if (sides.shownProperty().get()) {
                        want();
                        pump.run();
                    }
                };
        sides.shownProperty().addListener(anew);
        sides.left().choiceProperty().addListener(anew);
        sides.right().choiceProperty().addListener(anew);
        state.alphaProperty().addListener(anew);
        state.chosenLayerProperty().addListener(anew);
        state.history().snapshotProperty().addListener(anew);
        state.pairProperty().subscribe(pair -> sides.reset());
        state.comparison()
                .searches()
                .addListener(
                        (ListChangeListener<KeptSearch>)
                                change -> sides.keepTo(state.comparison().searches()));
    }

    private void want() {
        want(left, sides.left());
        want(right, sides.right());
    }

    private void want(MergedSpectra spectra, Sides.Side side) {
        String layer = state.chosenLayerProperty().get();
        PairInHand pair = pair(state, side.choiceProperty().get());
        Optional<Permutation> at = Sides.permutation(state, side.choiceProperty().get());
        if (pair != null && at.isPresent() && !layer.isEmpty()) {
            spectra.want(pair, at.get(), layer, state.alphaProperty().get());
        } else {
            side.mergedProperty().set(null);
        }
    }

    private static @Nullable PairInHand pair(WorkbenchState state, SideChoice choice) {
        return choice instanceof Kept(KeptSearch search) ? search.pair() : state.pair();
    }
}
