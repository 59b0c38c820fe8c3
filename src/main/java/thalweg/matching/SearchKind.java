package thalweg.matching;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The searches there are: whoever offers, names or makes one asks here. A new search is an
 * implementation of {@link Search} with its {@link SearchSetting}, and a constant of this type.
 */
public enum SearchKind {
    /** See {@link WeightMatching}. */
    WEIGHT_MATCHING("wm", "weight matching", false) {
        @Override
        public SearchSetting setting(Map<String, String> options) {
            return WeightMatching.SETTING;
        }
    };

    private final String id;
    private final String label;
    private final boolean needsTraining;

    SearchKind(String id, String label, boolean needsTraining) {
        this.id = id;
        this.label = label;
        this.needsTraining = needsTraining;
    }

    /** Its name on the command line and in files, e.g. "wm". */
    public String id() {
        return id;
    }

    /** Its name as in a sentence, e.g. "weight matching". */
    public String label() {
        return label;
    }

    /** Whether it searches on training examples. */
    public boolean needsTraining() {
        return needsTraining;
    }

    /**
     * A search of this kind.
     *
     * @param options by the names of {@link SearchSetting#options}; what isn't there is as usual
     * @throws MatchingException when an option can't be
     */
    public abstract SearchSetting setting(Map<String, String> options);

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
