package thalweg.desktop.preferences;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that a person can set.
 *
 * @param name in the file, of small letters and hyphens
 * @param usual what holds until it is set
 * @param reading its value of a line's text; empty for what can't be
 * @param writing the text of a value, in one line
 * @param <T> what it is
 */
public record Setting<T>(
        String name, T usual, Function<String, Optional<T>> reading, Function<T, String> writing) {
    /** On or off. */
    static Setting<Boolean> onOrOff(String name, boolean usual) {
        return new Setting<>(
                name,
                usual,
                text ->
                        switch (text) {
                            case "on" -> Optional.of(true);
                            case "off" -> Optional.of(false);
                            default -> Optional.empty();
                        },
                on -> on ? "on" : "off");
    }

    /** A whole number between two others, ends included. */
    static Setting<Integer> number(String name, int usual, int least, int most) {
        return new Setting<>(
                name, usual, text -> number(text, least, most), number -> number.toString());
    }

    /** As usual, or a whole number between two others, ends included. */
    static Setting<Integer> numberOr(String name, int usual, int least, int most) {
        return new Setting<>(
                name,
                usual,
                text ->
                        text.equals(Integer.toString(usual))
                                ? Optional.of(usual)
                                : number(text, least, most),
                number -> number.toString());
    }

    private static Optional<Integer> number(String text, int least, int most) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(n -> n >= least && n <= most);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** One of several words, each the name of a constant in small letters. */
    static <E extends Enum<E>> Setting<E> word(String name, E usual) {
        return new Setting<>(name, usual, text -> constant(usual, text), Setting::word);
    }

    private static <E extends Enum<E>> Optional<E> constant(E one, String text) {
        for (E constant : one.getDeclaringClass().getEnumConstants()) {
            if (word(constant).equals(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
