package thalweg.desktop.commands;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import thalweg.words.Phrase;

/** When a command can be done, and what to say while it can't be: one or more conditions. */
public final class Need extends BooleanBinding {
    private final List<Condition> conditions;

    private record Condition(ObservableBooleanValue holds, Phrase otherwise) {}

    private Need(List<Condition> conditions) {
        super();
        this.conditions = conditions;
        for (Condition condition : conditions) {
            bind(condition.holds());
        }
    }

    /**
     * One condition.
     *
     * @param otherwise what is missing while it doesn't hold, e.g. "open two models first"
     */
    public static Need of(ObservableBooleanValue holds, Phrase otherwise) {
        return new Need(List.of(new Condition(holds, otherwise)));
    }

    /** All of these and all of those; what these lack is said first. */
    public Need and(Need other) {
        return new Need(Stream.concat(conditions.stream(), other.conditions.stream()).toList());
    }

    /** What is missing just now; nothing where all conditions hold. */
    public Optional<Phrase> missing() {
        return conditions.stream()
                .filter(condition -> !condition.holds().get())
                .map(Condition::otherwise)
                .findFirst();
    }

    @Override
    protected boolean computeValue() {
        return missing().isEmpty();
    }
}
