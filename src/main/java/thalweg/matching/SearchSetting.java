package thalweg.matching;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.network.Network;
import thalweg.symmetry.Symmetry;

/**
 * A search with its options, chosen but not begun. With the seed it says what makes a result again.
 * Immutable; equal where the options are.
 */
public interface SearchSetting {
    /** What searches. */
    SearchKind kind();

    /** Whether it searches on training examples. */
    boolean needsTraining();

    /** Its name with what its results hang on, as in a sentence, e.g. "weight matching". */
    String label();

    /** The label as at a sentence's beginning. */
    default String title() {
        String label = label();
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    /** The title where there is little room, e.g. "STE from A". */
    default String brief() {
        return title();
    }

    /** The options by name, in order, as {@link SearchKind#setting} takes them. */
    Map<String, Object> options();

    /**
     * Refuses, before any work, a network that can't be searched so.
     *
     * @param network fitted to the training examples, where it needs some
     * @throws MatchingException when it has no units that this search could match
     * @throws thalweg.evaluation.EvaluationException when it can't be computed as the search must
     */
    default void requireSupported(Network network, Symmetry symmetry) {}

    /**
     * The step that the search would choose of those so far.
     *
     * @param steps in order, one or more
     */
    default Snapshot chosen(List<Snapshot> steps) {
        return Collections.max(steps, Comparator.comparingDouble(Snapshot::merit));
    }

    /**
     * Makes the search; on the lane, since that may load native code.
     *
     * @param training the examples to search on; null where it needs none
     */
    Search make(Engine engine, @Nullable Dataset training);
}
