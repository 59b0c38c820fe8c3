package thalweg.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import thalweg.words.Phrase;

/**
 * The searches there are: whoever offers, names or makes one asks here. A new search is an
 * implementation of {@link Search} with its {@link SearchSetting}, and a constant of this type.
 */
public enum SearchKind {
    /** See {@link WeightMatching}. */
    WEIGHT_MATCHING("wm", "weight matching", true, WeightMatchingSetting.OPTIONS) {
        @Override
        SearchSetting known(Map<String, String> options) {
            return WeightMatchingSetting.of(options);
        }

        @Override
        public List<SearchSetting> offered() {
            return List.of(WeightMatching.SETTING);
        }
    },

    /** See {@link ActivationMatching}. */
    ACTIVATION_MATCHING("am", "activation matching", false, ActivationSetting.OPTIONS) {
        @Override
        SearchSetting known(Map<String, String> options) {
            return ActivationSetting.of(options);
        }

        @Override
        public List<SearchSetting> offered() {
            return Arrays.stream(ActivationSetting.Statistic.values())
                    .<SearchSetting>map(ActivationSetting::new)
                    .toList();
        }
    },

    /** See {@link StraightThrough}. */
    STRAIGHT_THROUGH("ste", "straight-through estimator", true, StraightThroughSetting.OPTIONS) {
        @Override
        SearchSetting known(Map<String, String> options) {
            return StraightThroughSetting.of(options);
        }

        @Override
        public List<SearchSetting> offered() {
            return Arrays.stream(StraightThroughSetting.Start.values())
                    .<SearchSetting>map(StraightThroughSetting::usual)
                    .toList();
        }
    },

    /** See {@link Sinkhorn}. */
    SINKHORN("sinkhorn", "Sinkhorn re-basin", true, SinkhornSetting.OPTIONS) {
        @Override
        SearchSetting known(Map<String, String> options) {
            return SinkhornSetting.of(options);
        }

        @Override
        public List<SearchSetting> offered() {
            return Arrays.stream(SinkhornSetting.Goal.values())
                    .<SearchSetting>map(SinkhornSetting::usual)
                    .toList();
        }
    };

    private final String id;
    private final String label;
    private final boolean random;
    private final List<String> options;

    SearchKind(String id, String label, boolean random, List<String> options) {
        this.id = id;
        this.label = label;
        this.random = random;
        this.options = options;
    }

    /** Its name on the command line and in files, e.g. "wm". */
    public String id() {
        return id;
    }

    /** What stands before its label in a sentence: "the " or nothing. */
    public String article() {
        return this == STRAIGHT_THROUGH ? "the " : "";
    }

    /** Its name as in a sentence, e.g. "weight matching". */
    public String label() {
        return label;
    }

    /** The label as at a sentence's beginning. */
    public String title() {
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    /** Whether what it finds hangs on the seed. */
    public boolean random() {
        return random;
    }

    /**
     * A search of this kind.
     *
     * @param wanted by the names of {@link SearchSetting#options}; what isn't there is as usual
     * @throws MatchingException when an option can't be
     */
    public SearchSetting setting(Map<String, String> wanted) {
        for (String name : wanted.keySet()) {
            if (!options.contains(name)) {
                throw new MatchingException(
                        Phrase.of("badsearch.has-no-option", label, name),
                        "--" + name,
                        Phrase.of("remedies.leave-out-choose-search-has"));
            }
        }
        return known(wanted);
    }

    /** What is offered of this kind, one for each choice that its results hang on, as is usual. */
    public abstract List<SearchSetting> offered();

    /** With options that this kind has. */
    abstract SearchSetting known(Map<String, String> options);

    /** The kind of that id. */
    public static Optional<SearchKind> named(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /** All of them in words: "wm, weight matching". */
    public static String listed() {
        return Arrays.stream(values())
                .map(kind -> kind.id + ", " + kind.label)
                .collect(Collectors.joining("; "));
    }
}
