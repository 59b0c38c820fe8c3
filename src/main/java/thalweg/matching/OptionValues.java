package thalweg.matching;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import thalweg.words.Phrase;

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
    static void require(boolean holds, String option, String what, Number value, Phrase remedy) {
        if (!holds) {
            throw new MatchingException(
                    Phrase.of(
                            "badsearch.out-of-range",
                            Phrase.of(what),
                            written(value).replace('-', '−')),
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
        require(
                rate > 0 && Double.isFinite(rate),
                "rate",
                "badsearch.rate",
                rate,
                Phrase.of("remedies.use-number-above-0"));
    }

    /** Refuses a count that isn't from 1 to {@link #MOST}. */
    static void requireCount(String option, String what, int count) {
        require(
                count >= 1 && count <= MOST,
                option,
                what,
                count,
                Phrase.of("remedies.use-range", 1, MOST));
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    /**
     * One of a few words.
     *
     * @param what the key of what such a word names
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
                                        Phrase.of("badsearch.there-no", Phrase.of(what), wanted),
                                        "--" + name,
                                        Phrase.of("remedies.use", listed(all, id))));
    }

    private static <T> Phrase listed(T[] all, Function<T, String> id) {
        return Phrase.either(Arrays.stream(all).map(id).toList());
    }

    /**
     * @throws MatchingException when it is no number
     */
    double number(String name, double usual) {
        String text = given.get(name);
        try {
            return text == null ? usual : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new MatchingException(
                    Phrase.of("badsearch.no-number", text),
                    "--" + name,
                    Phrase.of("remedies.use-number"));
        }
    }

    /**
     * @throws MatchingException when it is no whole number, or one far beyond any use
     */
    int whole(String name, int usual) {
        double number = number(name, usual);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new MatchingException(
                    Phrase.of("badsearch.no-whole-number", String.valueOf(given.get(name))),
                    "--" + name,
                    Phrase.of("remedies.use-whole-number"));
        }
        return (int) number;
    }
}
