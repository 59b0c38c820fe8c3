package thalweg.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one language, by key. A key is its area and a name in it, "loss.title"; the texts of
 * an area are read when the first of them is asked for, from {@code loss_en.properties} beside this
 * class. Any thread may ask.
 */
public final class Words {
    /** The English ones: what the command line and files of numbers say. */
    public static final Words ENGLISH = new Words(Language.ENGLISH, null);

    /** What a text's key ends in that the window says in its stead. */
    private static final String IN_WINDOW = ".window";

    private final Language language;
    private final @Nullable Words english;
    private final boolean window;
    private final Map<String, Properties> areas;

    private Words(Language language, @Nullable Words english) {
        this(language, english, false, new ConcurrentHashMap<>());
    }

    private Words(
            Language language,
            @Nullable Words english,
            boolean window,
            Map<String, Properties> areas) {
        this.language = language;
        this.english = english;
        this.window = window;
        this.areas = areas;
    }

    /** The texts of a language; nothing is read yet. */
    public static Words of(Language language) {
        return language == Language.ENGLISH ? ENGLISH : new Words(language, ENGLISH);
    }

    /**
     * The texts of a language as a window says them: where a remedy names what to write on the
     * command line, what to do in the window instead. That text's key ends in ".window".
     */
    public static Words inWindow(Language language) {
        Words plain = of(language);
        return new Words(language, plain.english, true, plain.areas);
    }

    /** Their language. */
    public Language language() {
        return language;
    }

    /**
     * A text with its places filled. {@code {0}} is the first argument: a {@link Phrase} in this
     * language, a whole number as the language groups its digits, anything else as it is. {@code
     * {0|one|other}} is "one" where the first argument is 1 and "other" where it is not; both may
     * have places. Where this language lacks the text the English one stands for it, and where that
     * is missing too, the key.
     *
     * @param key e.g. "loss.title"
     */
    public String get(String key, Object... arguments) {
        String text = window ? text(key + IN_WINDOW) : null;
        if (text == null) {
            text = text(key);
        }
        if (text == null && english != null) {
            return english.get(key, arguments);
        }
        return text == null ? key : text.indexOf('{') < 0 ? text : filled(text, arguments);
    }

    /** Whether this language itself has the text. */
    public boolean has(String key) {
        return text(key) != null;
    }

    /** Reads at once the areas that those of another language have read, to be quick afterwards. */
    public void readLike(Words other) {
        other.areas.keySet().forEach(area -> areas.computeIfAbsent(area, this::read));
    }

    /** A number as the language writes it, e.g. "10,000". */
    public String count(long number) {
        return String.format(language.locale(), "%,d", number);
    }

    /**
     * Numbers as the language writes them.
     *
     * @param format of {@link String#format}
     */
    @SuppressWarnings("AnnotateFormatMethod") // the formats are few, and stand where they are used
    public String format(String format, Object... values) {
        return String.format(language.locale(), format, values);
    }

    private @Nullable String text(String key) {
        int dot = key.indexOf('.');
        return dot < 0
                ? null
                : areas.computeIfAbsent(key.substring(0, dot), this::read).getProperty(key);
    }

    private Properties read(String area) {
        var texts = new Properties();
        String name = area + "_" + language.id() + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(name)) {
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the program's own file
        }
        return texts;
    }

    private String filled(String text, Object[] arguments) {
        var all = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (sign != '{') {
                all.append(sign);
                at++;
                continue;
            }
            int end = end(text, at);
            all.append(place(text.substring(at + 1, end), arguments));
            at = end + 1;
        }
        return all.toString();
    }

    /** Where the brace closes that opens there. */
    private static int end(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char sign = text.charAt(i);
            depth += sign == '{' ? 1 : sign == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a brace is open: " + text);
    }

    private String place(String place, Object[] arguments) {
        int bar = place.indexOf('|');
        int index = Integer.parseInt(bar < 0 ? place : place.substring(0, bar));
        if (index >= arguments.length) {
            return "{" + place + "}"; // tests find it
        }
        String argument = said(arguments[index]);
        if (bar < 0) {
            return argument;
        }
        int other = place.indexOf('|', bar + 1);
        return filled(
                argument.equals("1") ? place.substring(bar + 1, other) : place.substring(other + 1),
                arguments);
    }

    /** Without a switch over types, for which the JVM would write a class at every start. */
    private String said(Object argument) {
        if (argument instanceof Phrase phrase) {
            return phrase.in(this);
        }
        return argument instanceof Integer || argument instanceof Long
                ? count(((Number) argument).longValue())
                : argument.toString();
    }
}
