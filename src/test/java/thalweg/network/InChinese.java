package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import thalweg.engine.Problem;
import thalweg.words.Language;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** What is wrong with a model, or was assumed of it, said in Chinese. */
final class InChinese {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]+");

    /** Called alike in every language. */
    private static final Set<String> NAMES =
            Set.of(
                    "Keras",
                    "Sequential",
                    "Functional",
                    "Deeplearning4j",
                    "Theano",
                    "TensorFlow",
                    "ONNX",
                    "ReLU",
                    "GELU",
                    "softmax",
                    "logits",
                    "Ctrl");

    private InChinese() {}

    /**
     * Fails where a word of another language is no name.
     *
     * @param file what the model's file holds, whose words are names: of layers, classes and fields
     */
    static void isSaidButForNames(Problem e, String file) {
        isSaidButForNames(e.whatSaid(), file);
        isSaidButForNames(e.remedySaid(), file);
    }

    /** The same of anything that is said in a window. */
    static void isSaidButForNames(Phrase said, String file) {
        isChineseButForNames(said.in(Words.inWindow(Language.CHINESE)), file);
    }

    /** The same of one sentence. */
    static void isChineseButForNames(String sentence, String file) {
        assertTrue(sentence.codePoints().anyMatch(Character::isIdeographic), sentence);
        var left = new TreeSet<>(words(sentence));
        left.removeAll(NAMES);
        left.removeAll(words(file));
        assertEquals(Set.of(), left, sentence);
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
