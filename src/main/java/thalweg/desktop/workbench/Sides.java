package thalweg.desktop.workbench;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import thalweg.desktop.workbench.SideChoice.AsTheyAre;
import thalweg.desktop.workbench.SideChoice.Found;
import thalweg.desktop.workbench.SideChoice.Kept;
import thalweg.matching.Snapshot;
import thalweg.symmetry.Permutation;

/**
 * What is looked at side by side: before and after, or two searches; on the window's thread only.
 */
public final class Sides {
    private final BooleanBinding shown;
    private final Side left = new Side(new AsTheyAre());
    private final Side right = new Side(new Found());

    /** One side. */
    public static final class Side {
        private final ObjectProperty<SideChoice> choice;
        private final ObjectProperty<Pictures.MergedSpectrum> merged = new SimpleObjectProperty<>();

        Side(SideChoice first) {
            choice = new SimpleObjectProperty<>(first);
        }

        /** What stands there. */
        public ObjectProperty<SideChoice> choiceProperty() {
            return choice;
        }

        /** The singular values of θ(α) by its permutation; holds null until computed. */
        public ObjectProperty<Pictures.MergedSpectrum> mergedProperty() {
            return merged;
        }

        /** The kept search that stands there. */
        public Optional<KeptSearch> kept() {
            return choice.get() instanceof Kept(KeptSearch search)
                    ? Optional.of(search)
                    : Optional.empty();
        }
    }

    /**
     * @param seen whether they can be seen
     */
    Sides(BooleanBinding seen) {
        shown = seen;
    }

    /** Whether the window shows them. */
    public BooleanBinding shownProperty() {
        return shown;
    }

    /** The left one, before at first. */
    public Side left() {
        return left;
    }

    /** The right one, after at first. */
    public Side right() {
        return right;
    }

    /** Both. */
    List<Side> both() {
        return List.of(left, right);
    }

    /** Whether a kept search stands on a side that is shown. */
    boolean show(KeptSearch search) {
        return shown.get()
                && both().stream().anyMatch(s -> s.kept().stream().anyMatch(search::equals));
    }

    /** Before and after again. */
    void reset() {
        left.choice.set(new AsTheyAre());
        right.choice.set(new Found());
        both().forEach(side -> side.merged.set(null));
    }

    /** A search that is compared no longer gives its side back. */
    void keepTo(List<KeptSearch> searches) {
        for (Side side : both()) {
            if (side.kept().stream().anyMatch(search -> !searches.contains(search))) {
                side.choice.set(side == left ? new AsTheyAre() : new Found());
            }
        }
    }

    /** What moves B on a side; empty before a search. */
    public static Optional<Permutation> permutation(WorkbenchState state, SideChoice choice) {
        PairInHand pair = state.pair();
        if (pair == null) {
            return Optional.empty();
        }
        return switch (choice) {
            case AsTheyAre _ -> Optional.of(pair.still());
            case Found _ -> {
                Snapshot shown = state.history().shown();
                yield shown == null ? Optional.empty() : Optional.of(shown.permutation());
            }
            case Kept(KeptSearch search) -> Optional.of(search.result().best().permutation());
        };
    }
}
