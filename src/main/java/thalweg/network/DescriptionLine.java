package thalweg.network;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * One line of a description, its words told apart: {@code NAME = KIND WORDS OPTION WORDS…}.
 *
 * @param at which line of what
 * @param name of the layer, or null
 * @param kind of the layer
 * @param words that follow the kind
 * @param options with the words that follow each
 */
record DescriptionLine(
        Place at,
        @Nullable String name,
        DescribedKind kind,
        List<String> words,
        Map<DescriptionOption, List<String>> options) {
    /**
     * Where a line stands.
     *
     * @param source what is read
     * @param number counted from 1
     * @param text of the line
     */
    record Place(Phrase source, int number, String text) {
        private static final int SHOWN = 60;

        DescriptionException problem(Phrase what, Phrase remedy) {
            String line = text.strip();
            if (line.length() > SHOWN) {
                line = line.substring(0, SHOWN) + "…";
            }
            String at = String.valueOf(number);
            Phrase where =
                    line.isEmpty()
                            ? Phrase.of("badnetwork.line", source, at)
                            : Phrase.of("badnetwork.line-said", source, at, line);
            return new DescriptionException(number, what, where, remedy);
        }
    }

    /** Copies the words. */
    DescriptionLine {
        words = List.copyOf(words);
        options = Map.copyOf(options);
    }

    /**
     * The words of a line; none of a comment.
     *
     * @throws DescriptionException when a quote isn't closed
     */
    static List<Word> split(Place at) {
        return Word.split(at.text())
                .orElseThrow(
                        () ->
                                at.problem(
                                        Phrase.of("badnetwork.described-quote"),
                                        Phrase.of("remedies.described-end-quote")));
    }

    /** A name as it is written behind a kind, to be read back as that name. */
    static String quoted(String name) {
        return quoted(name, DescriptionOption.named(name).isEmpty());
    }

    /** A name and =, as they are written before a kind. */
    static String named(String name) {
        return quoted(name, true) + " =";
    }

    private static String quoted(String name, boolean noKeyword) {
        boolean bare =
                noKeyword && !name.isEmpty() && name.chars().allMatch(c -> Word.plain((char) c));
        if (bare) {
            return name;
        }
        String escaped = name.replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r") + '"';
    }

    /**
     * Reads a layer's line.
     *
     * @throws DescriptionException that says what can't be understood
     */
    static DescriptionLine of(Place at, List<Word> all) {
        String name = null;
        List<Word> words = all;
        if (all.size() > 1 && all.get(1).is("=")) {
            name = all.getFirst().text();
            words = all.subList(2, all.size());
        }
        if (words.stream().anyMatch(w -> w.is("=")) || "=".equals(name) || "".equals(name)) {
            throw at.problem(
                    Phrase.of("badnetwork.described-no-kind"),
                    Phrase.of("remedies.described-write-kind"));
        }
        if (words.isEmpty()) {
            throw at.problem(
                    Phrase.of("badnetwork.described-nothing-after"),
                    Phrase.of("remedies.described-say-layer"));
        }
        String first = words.getFirst().text();
        DescribedKind kind =
                DescribedKind.named(first)
                        .orElseThrow(
                                () ->
                                        at.problem(
                                                Phrase.of(
                                                        "badnetwork.described-no-layer-kind",
                                                        first),
                                                use(first)));
        return new Parser(at, kind, words.subList(1, words.size())).line(name);
    }

    private static Phrase use(String word) {
        List<String> near = Nearest.of(word, DescribedKind.words());
        return near.isEmpty()
                ? Phrase.of(
                        "remedies.described-use-kinds", String.join(", ", DescribedKind.words()))
                : Phrase.of("remedies.described-did-you-mean", Phrase.either(near));
    }

    /** Sorts the words behind a kind. */
    private static final class Parser {
        private final Place at;
        private final DescribedKind kind;
        private final List<Word> words;
        private int next;

        Parser(Place at, DescribedKind kind, List<Word> words) {
            this.at = at;
            this.kind = kind;
            this.words = words;
        }

        DescriptionLine line(@Nullable String name) {
            List<String> own = take(kind.most());
            if (own.size() < kind.least()) {
                throw at.problem(
                        Phrase.of("badnetwork.described-unsaid", kind.word(), kind.wanted()),
                        Phrase.of("remedies.described-write-and", kind.word(), kind.wanted()));
            }
            Map<DescriptionOption, List<String>> options = new EnumMap<>(DescriptionOption.class);
            while (next < words.size()) {
                DescriptionOption option = option();
                List<String> said = take(option.most());
                if (said.size() < option.least()) {
                    throw at.problem(
                            Phrase.of("badnetwork.described-nothing-follows", option.word()),
                            Phrase.of("remedies.described-write-behind", option.wanted()));
                }
                if (options.put(option, said) != null) {
                    throw at.problem(
                            Phrase.of("badnetwork.described-twice", option.word()),
                            Phrase.of("remedies.described-once"));
                }
            }
            return new DescriptionLine(at, name, kind, own, options);
        }

        /** Words up to the next option. */
        private List<String> take(int most) {
            List<String> taken = new ArrayList<>();
            while (next < words.size() && taken.size() < most && !keyword(words.get(next))) {
                taken.add(words.get(next++).text());
            }
            return taken;
        }

        private static boolean keyword(Word word) {
            return !word.quoted() && DescriptionOption.named(word.text()).isPresent();
        }

        private DescriptionOption option() {
            Word word = words.get(next++);
            Phrase takes = Phrase.of("remedies.described-takes", kind.word(), kind.optionWords());
            if (!keyword(word)) {
                throw at.problem(
                        Phrase.of("badnetwork.described-not-understood", word.text()), takes);
            }
            DescriptionOption option = DescriptionOption.named(word.text()).orElseThrow();
            if (!kind.takes(option)) {
                throw at.problem(
                        Phrase.of("badnetwork.described-takes-no", kind.word(), word.text()),
                        takes);
            }
            return option;
        }
    }

    boolean has(DescriptionOption option) {
        return options.containsKey(option);
    }

    /** The one word behind an option, or null where it isn't said. */
    @Nullable String said(DescriptionOption option) {
        List<String> said = options.get(option);
        return said == null ? null : said.getFirst();
    }

    DescriptionException problem(Phrase what, Phrase remedy) {
        return at.problem(what, remedy);
    }
}
