package thalweg.matching;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A search's options as they were given, by name; what isn't there is as usual.
 *
 * @param given not copied
 */
record OptionValues(Map<String, String> given) {
    /**
     * Refuses a value out of its range.
     *
     * @throws MatchingException unless it holds
     */
    static void require(boolean holds, String option, String what, Number value, String remedy) {
        if (!holds) {
            throw new MatchingException(
                    ("the " + what + " can't be " + written(value)).replace('-', '−'),
                    "--" + option,
                    remedy);
        }
    }

    private static String written(Number value) {
        return value instanceof Integer ? "%,d".formatted(value) : value.toString();
    }

    /** The most steps and the largest batch that can be asked for. */
    static final int MOST = 1_000_000;

    /** Refuses a learning rate that isn't above 0. */
    static void requireRate(double rate) {
        require(rate > 0 && Double.isFinite(rate), "rate", "rate", rate, "use a number above 0");
    }

    /** Refuses a count that isn't from 1 to {@link #MOST}. */
    static void requireCount(String option, String what, int count) {
        require(count >= 1 && count <= MOST, option, what, count, "use 1 to 1,000,000");
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    /**
     * One of a few words.
     *
     * @param what such a word names, e.g. "start"
     * @throws MatchingException when it is another
     */
    <T> T one(String name, String what, T usual, T[] all, Function<T, String> id) {
        String wanted = given.get(name);
        if (wanted == null) {
            return usual;
        }
        return Arrays.stream(all)
                .filter(t -> id.apply(t).equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new MatchingException(
                                        "there is no " + what + " '" + wanted + "'",
                                        "--" + name,
                                        "use " + listed(all, id)));
    }

    private static <T> String listed(T[] all, Function<T, String> id) {
        String listed = Arrays.stream(all).map(id).collect(Collectors.joining(", "));
        int last = listed.lastIndexOf(", ");
        return last < 0 ? listed : listed.substring(0, last) + " or " + listed.substring(last + 2);
    }

    /**
     * @throws MatchingException when it is no number
     */
    double number(String name, double usual) {
        String text = given.get(name);
        try {
            return text == null ? usual : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new MatchingException("'" + text + "' is no number", "--" + name, "use a number");
        }
    }

    /**
     * @throws MatchingException when it is no whole number, or one far beyond any use
     */
    int whole(String name, int usual) {
        double number = number(name, usual);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new MatchingException(
                    "'" + given.get(name) + "' is no whole number",
                    "--" + name,
                    "use a whole number");
        }
        return (int) number;
    }
}
