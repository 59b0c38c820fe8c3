package thalweg.desktop.commands;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** What is meant by some typed words. */
final class Typed {
    private static final int NOT = 5;

    private Typed() {}

    /**
     * The commands that have all the words, those first that are called so: whose id or name has
     * each as a whole word, then as a word's beginning, then anywhere, then only in the detail,
     * then with other letters between.
     *
     * @param languages in any of which the words may be
     */
    static List<Command> best(List<Command> commands, String text, Collection<Words> languages) {
        List<String> words = List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1));
        return commands.stream()
                .filter(command -> rank(command, words, languages) < NOT)
                .sorted(Comparator.comparingInt(command -> rank(command, words, languages)))
                .toList();
    }

    /** Of the word that fits least. */
    private static int rank(Command command, List<String> words, Collection<Words> languages) {
        return words.stream().mapToInt(word -> rank(command, word, languages)).max().orElse(0);
    }

    private static int rank(Command command, String word, Collection<Words> languages) {
        if (word.isEmpty()) {
            return 0;
        }
        String name = said(command.name(), languages);
        List<String> parts =
                List.of(
                        (name + " " + command.id().toLowerCase(Locale.ROOT))
                                .split("[^\\p{L}\\p{N}]+"));
        if (parts.contains(word)) {
            return 0;
        }
        if (parts.stream().anyMatch(part -> part.startsWith(word))) {
            return 1;
        }
        if (name.contains(word)) {
            return 2;
        }
        if (said(command.detail(), languages).contains(word)) {
            return 3;
        }
        return names(command, languages).anyMatch(called -> hasInOrder(called, word)) ? 4 : NOT;
    }

    /** Whether all letters are there, one after another, the first as the beginning of a word. */
    private static boolean hasInOrder(String name, String letters) {
        int at = -1;
        for (int sign : letters.codePoints().toArray()) {
            at = at < 0 ? beginning(name, sign) : name.indexOf(sign, at + 1);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    private static int beginning(String name, int sign) {
        for (int at = name.indexOf(sign); at >= 0; at = name.indexOf(sign, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(name.codePointBefore(at))) {
                return at;
            }
        }
        return -1;
    }

    private static Stream<String> names(Command command, Collection<Words> languages) {
        return languages.stream().map(words -> command.name().in(words).toLowerCase(Locale.ROOT));
    }

    /** In every language. */
    private static String said(Phrase phrase, Collection<Words> languages) {
        return languages.stream()
                .map(phrase::in)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }
}
