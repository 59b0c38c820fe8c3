package thalweg.network;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of reading a description against a file's tensors. */
public final class DescriptionCheck {
    private final @Nullable Reading reading;
    private final @Nullable DescriptionException problem;
    private final Set<String> used;
    private final Set<String> ignored;

    DescriptionCheck(
            @Nullable Reading reading,
            @Nullable DescriptionException problem,
            Set<String> used,
            Set<String> ignored) {
        this.reading = reading;
        this.problem = problem;
        this.used = Set.copyOf(used);
        this.ignored = Set.copyOf(ignored);
    }

    /** The network, where all of it fits. */
    public Optional<Network> network() {
        return Optional.ofNullable(reading).map(Reading::network);
    }

    /** The first thing that is wrong, if any. */
    public Optional<DescriptionException> problem() {
        return Optional.ofNullable(problem);
    }

    /** Tensors that the lines before the problem use. */
    public Set<String> used() {
        return used;
    }

    /** Tensors that the lines before the problem leave out on purpose. */
    public Set<String> ignored() {
        return ignored;
    }

    Reading readingOrThrow() {
        if (reading != null) {
            return reading;
        }
        throw problem == null ? new IllegalStateException("neither read nor refused") : problem;
    }
}
