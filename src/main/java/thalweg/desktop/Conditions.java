package thalweg.desktop;

import javafx.beans.binding.Bindings;
import thalweg.desktop.commands.Need;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.words.Phrase;

/** What the commands of a window need, each with the sentence for where it is missing. */
final class Conditions {
    private final WorkbenchState state;

    Conditions(WorkbenchState state) {
        this.state = state;
    }

    /** Two models that can be compared. */
    Need pair() {
        return Need.of(state.pairProperty().isNotNull(), Phrase.of("needs.pair"));
    }

    /** Two models, and neither three nor the comparison in their place. */
    Need pairInView() {
        return pair().and(notThree())
                .and(
                        Need.of(
                                state.comparison().shownProperty().not(),
                                Phrase.of("needs.not-compare")));
    }

    /** Two models in view or compared, not three. */
    Need notThree() {
        return Need.of(state.three().shownProperty().not(), Phrase.of("needs.not-three"));
    }

    /** No search, whose models or options would change under it. */
    Need rest() {
        return Need.of(state.searchingProperty().not(), Phrase.of("needs.rest"));
    }

    /** A search that runs. */
    Need searching() {
        return Need.of(state.searchingProperty(), Phrase.of("needs.searching"));
    }

    /** Three models that can be compared. */
    Need trio() {
        return Need.of(state.three().trioProperty().isNotNull(), Phrase.of("needs.trio"));
    }

    /** Three models in view. */
    Need three() {
        return trio().and(Need.of(state.three().shownProperty(), Phrase.of("needs.three")));
    }

    /** Anything open at all. */
    Need something() {
        return Need.of(
                Bindings.isNotEmpty(state.models()).or(state.dataProperty().isNotNull()),
                Phrase.of("needs.something"));
    }

    /** Steps of a search to go through. */
    Need steps() {
        return Need.of(
                        Bindings.size(state.history().steps()).greaterThan(1),
                        Phrase.of("needs.steps"))
                .and(pairInView());
    }

    /** Searches that were kept for a comparison. */
    Need searches() {
        return Need.of(
                Bindings.isNotEmpty(state.comparison().searches()), Phrase.of("needs.searches"));
    }
}
