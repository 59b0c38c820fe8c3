package thalweg.desktop.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import thalweg.words.Language;
import thalweg.words.Phrase;
import thalweg.words.Words;

class NeedTest {
    private final SimpleBooleanProperty models = new SimpleBooleanProperty(false);
    private final SimpleBooleanProperty rest = new SimpleBooleanProperty(false);
    private final Need need =
            Need.of(models, Phrase.plain("open models"))
                    .and(Need.of(rest, Phrase.plain("a search is running")));
    private final Command command = new Command("search", null, need, () -> {});

    private String missing() {
        return command.missing(Words.of(Language.ENGLISH));
    }

    @Test
    void whatIsMissingFirstIsSaid() {
        assertEquals("open models", missing());
        models.set(true);
        assertEquals("a search is running", missing());
        assertFalse(need.get());
        rest.set(true);
        assertEquals("", missing());
        assertTrue(need.get());
        models.set(false);
        assertFalse(need.get());
    }
}
