package thalweg.desktop.commands;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What is meant by some typed words. */
final class Typed {
    private static final int NOT = 4;

    private Typed() {}

    /**
     * The commands that have all the words, those first that are called so: whose id or name has
     * each as a whole word, then as a word's beginning, then anywhere, then only in the detail.
     */
    static List<Command> best(List<Command> commands, String text) {
        List<String> words = List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1));
        return commands.stream()
                .filter(command -> rank(command, words) < NOT)
                .sorted(Comparator.comparingInt(command -> rank(command, words)))
                .toList();
    }

    /** Of the word that fits least. */
    private static int rank(Command command, List<String> words) {
        return words.stream().mapToInt(word -> rank(command, word)).max().orElse(0);
    }

    private static int rank(Command command, String word) {
        if (word.isEmpty()) {
            return 0;
        }
        String name = (command.name() + " " + command.id()).toLowerCase(Locale.ROOT);
        List<String> parts = List.of(name.split("[^\\p{L}\\p{N}]+"));
        if (parts.contains(word)) {
            return 0;
        }
        if (parts.stream().anyMatch(part -> part.startsWith(word))) {
            return 1;
        }
        if (command.name().toLowerCase(Locale.ROOT).contains(word)) {
            return 2;
        }
        return command.detail().toLowerCase(Locale.ROOT).contains(word) ? 3 : NOT;
    }
}
