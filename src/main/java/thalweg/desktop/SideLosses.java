package thalweg.desktop;

import org.jspecify.annotations.Nullable;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.KeptSearch;
import thalweg.desktop.workbench.Pictures;
import thalweg.desktop.workbench.SideChoice.AsTheyAre;
import thalweg.desktop.workbench.SideChoice.Found;
import thalweg.desktop.workbench.SideChoice.Kept;
import thalweg.desktop.workbench.Sides;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.landscape.LossCurve;
import thalweg.matching.SearchResult;
import thalweg.matching.Snapshot;

/** The loss along the line of each side, both on the same examples. */
final class SideLosses {
    private final WorkbenchState state;
    private final Pictures pictures;
    private final Sides sides;

    SideLosses(WorkbenchState state) {
        this.state = state;
        pictures = state.pictures();
        sides = state.sides();
    }

    /** Whether both are of a sample, for one is of a step on the way. */
    boolean isSampled() {
        DataChoice data = state.data();
        return data != null
                && data.examples() > Pictures.STEP_SAMPLE
                && (isOfStep(sides.left()) || isOfStep(sides.right()));
    }

    /** Whether a side's is still to be measured. */
    boolean isPending(Sides.Side side) {
        return state.data() != null
                && state.history().shown() != null
                && side.choiceProperty().get() instanceof Found
                && of(side, isSampled()) == null;
    }

    /** Whether it is the step that the search chose, which is measured on all examples. */
    static boolean isFound(Snapshot shown, WorkbenchState state) {
        SearchResult result = state.resultProperty().get();
        return result != null && result.best().step() == shown.step();
    }

    /** Whether a side's loss is that of a step on the way. */
    private boolean isOfStep(Sides.Side side) {
        Snapshot shown = state.history().shown();
        return side.choiceProperty().get() instanceof Found
                && shown != null
                && shown.step() > 0
                && !isFound(shown, state);
    }

    /** Both sides' on the same examples: where one is a step's, those of all steps' curves. */
    @Nullable LossCurve of(Sides.Side side, boolean sampled) {
        if (isOfStep(side)) {
            Snapshot shown = state.history().shown();
            return shown == null
                    ? null
                    : pictures.lossByStep().get(pictures.lossStep(shown.step(), state.phase()));
        }
        LossCurve curve =
                switch (side.choiceProperty().get()) {
                    case AsTheyAre _ ->
                            sampled
                                    ? pictures.naiveSampleProperty().get()
                                    : pictures.naiveProperty().get();
                    case Found _ -> found();
                    case Kept(KeptSearch search) -> search.lossProperty().get();
                };
        return curve != null && (sampled || Pictures.isWhole(curve)) ? curve : null;
    }

    /** At the step that was found, or at the start, which moves nothing. */
    private @Nullable LossCurve found() {
        Snapshot shown = state.history().shown();
        return shown != null && shown.step() == 0 && !isFound(shown, state)
                ? pictures.naiveProperty().get()
                : pictures.matchedProperty().get();
    }
}
