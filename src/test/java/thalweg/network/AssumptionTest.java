package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.network.Assumption.Kind;
import thalweg.words.Language;
import thalweg.words.Phrase;
import thalweg.words.Words;

class AssumptionTest {
    private static Assumption padding(int zeros) {
        return Assumption.of(Phrase.of("assumed.padding", List.of(zeros)));
    }

    /** Two readings of a file are the same network. */
    @Test
    void thoseThatSayTheSameAreTheSame() {
        assertEquals(padding(1), padding(1));
        assertEquals(padding(1).hashCode(), padding(1).hashCode());
        assertNotEquals(padding(1), padding(2));
        var node = new Node("input", new Layer.Input(List.of(3)), List.of());
        assertEquals(
                new Network("3", List.of(node), List.of(padding(1))),
                new Network("3", List.of(node), List.of(padding(1))));
    }

    @Test
    void anActivationIsNoDescriptionOfTheSameName() {
        Assumption function = Assumption.activation(Activation.RELU);
        assertNotEquals(new Assumption(Kind.DESCRIPTION, function.what()), function);
        assertEquals("activation: ReLU", function.toString());
    }

    @Test
    void severalAreSaidWithTheLanguagesSemicolon() {
        Phrase both = Phrase.clauses(List.of(padding(1).said(), padding(2).said()));
        assertEquals("padding [1]; padding [2]", both.inEnglish());
        assertEquals("填充 [1]；填充 [2]", both.in(Words.of(Language.CHINESE)));
    }
}
