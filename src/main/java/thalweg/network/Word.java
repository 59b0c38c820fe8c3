package thalweg.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A word of a line that a person wrote, and whether it stood in quotes: then it is a name, never a
 * keyword.
 */
public record Word(String text, boolean quoted) {
    /** Whether it is that keyword. */
    public boolean is(String keyword) {
        return !quoted && text.equals(keyword);
    }

    /**
     * The words of a line: between spaces and commas, in quotes, or a =; nothing from # on.
     *
     * @return empty when a quote isn't closed
     */
    public static Optional<List<Word>> split(String line) {
        List<Word> words = new ArrayList<>();
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == '#') {
                break;
            } else if (c == ',' || Character.isWhitespace(c)) {
                i++;
            } else if (c == '"') {
                var word = new StringBuilder();
                i = unquote(line, i + 1, word);
                if (i < 0) {
                    return Optional.empty();
                }
                words.add(new Word(word.toString(), true));
            } else if (c == '=') {
                words.add(new Word("=", false));
                i++;
            } else {
                int start = i;
                while (i < line.length() && plain(line.charAt(i))) {
                    i++;
                }
                words.add(new Word(line.substring(start, i), false));
            }
        }
        return Optional.of(words);
    }

    /** Whether a character may stand in a word without quotes. */
    static boolean plain(char c) {
        return !Character.isWhitespace(c) && c != '"' && c != '#' && c != '=' && c != ',';
    }

    /** Adds what stands in quotes; returns the place behind them, −1 where they don't end. */
    private static int unquote(String line, int from, StringBuilder word) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c == '\\' && i + 1 < line.length()) {
                c =
                        switch (line.charAt(++i)) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> line.charAt(i);
                        };
            }
            word.append(c);
        }
        return -1;
    }
}
