package thalweg.desktop.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import thalweg.words.Language;
import thalweg.words.Phrase;
import thalweg.words.Words;

class TypedTest {
    private static final List<Command> COMMANDS =
            List.of(
                    command("step-back", "Earlier step", "Show the search one step earlier"),
                    command("search-by", "Search by: estimator (STE)", "How the search goes"),
                    command("faster", "Faster", "Play faster"));

    private static Command command(String id, String name, String detail) {
        return new Command(
                id,
                Phrase.plain(name),
                Phrase.plain(detail),
                null,
                new SimpleBooleanProperty(true),
                () -> {});
    }

    private static List<String> best(String text) {
        return Typed.best(COMMANDS, text, List.of(Words.of(Language.ENGLISH))).stream()
                .map(Command::id)
                .toList();
    }

    @Test
    void aCommandThatIsCalledSoComesBeforeOneThatMerelyHasTheLetters() {
        assertEquals(List.of("search-by", "step-back", "faster"), best("ste"));
    }

    @Test
    void everyWordMustBeThereInAnyOrder() {
        assertEquals(List.of("step-back"), best("earlier show"));
        assertEquals(List.of("search-by", "step-back"), best("ste search"));
        assertEquals(List.of(), best("ste nothing"));
    }

    @Test
    void withoutAWordAllCommandsStandInTheirOrder() {
        assertEquals(List.of("step-back", "search-by", "faster"), best(" "));
    }

    @Test
    void lettersInTheirOrderAreEnoughWhereTheFirstBeginsAWord() {
        assertEquals(List.of("step-back"), best("erlst"));
        assertEquals(List.of("faster"), best("fstr"));
        assertEquals(List.of(), best("rlst"));
    }
}
