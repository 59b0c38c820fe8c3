package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import thalweg.engine.Problem;
import thalweg.words.Language;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** What is wrong with a model, said in Chinese. */
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
                    "ONNX",
                    "ReLU",
                    "GELU",
                    "softmax",
                    "Ctrl");

    private InChinese() {}

    /**
     * Fails where a word of another language is no name.
     *
     * @param file what the model's file holds, whose words are names: of layers, classes and fields
     */
    static void isSaidButForNames(Problem e, String file) {
        Words chinese = Words.inWindow(Language.CHINESE);
        for (Phrase said : List.of(e.whatSaid(), e.remedySaid())) {
            isChineseButForNames(said.in(chinese), file);
        }
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
