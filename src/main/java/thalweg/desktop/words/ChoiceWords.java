package thalweg.desktop.words;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What a box of choices says of each; they are chosen, never typed. */
public final class ChoiceWords<T> extends StringConverter<T> {
    private final Function<T, String> said;

    /** Said as that says it; nothing of none. */
    public ChoiceWords(Function<T, String> said) {
        this.said = said;
    }

    @Override
    public String toString(@Nullable T one) {
        return one == null ? "" : said.apply(one);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("not typed");
    }
}
