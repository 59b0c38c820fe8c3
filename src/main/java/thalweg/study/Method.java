package thalweg.study;

import java.util.LinkedHashMap;
import java.util.Map;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchSetting;

/** What brings models together in a study, with all that its results hang on but the seed. */
sealed interface Method {
    /** What stands for random permutations where searches have their kind's name. */
    String RANDOM = "random";

    /** What a reader of tasks goes by: the search's name, that of the strategy, or random. */
    String id();

    /** As charts and tables call it. */
    String label();

    /** Every option by name, spelled out. */
    Map<String, String> options();

    /** Whether what it finds hangs on the seed. */
    boolean random();

    /** Whether it works on training examples. */
    default boolean needsTraining() {
        return false;
    }

    /** Whether it brings so many models together. */
    boolean serves(int models);

    /** A search of two models; of three, each is matched to the first: a star. */
    record Searching(SearchSetting setting) implements Method {
        @Override
        public boolean serves(int models) {
            return true;
        }

        @Override
        public String id() {
            return setting.kind().id();
        }

        @Override
        public String label() {
            return setting.brief();
        }

        @Override
        public Map<String, String> options() {
            return spelled(setting);
        }

        @Override
        public boolean random() {
            return setting.kind().random();
        }

        @Override
        public boolean needsTraining() {
            return setting.needsTraining();
        }
    }

    /** A random permutation of every free group: a control. */
    record Chance() implements Method {
        @Override
        public boolean serves(int models) {
            return models == 2;
        }

        @Override
        public String id() {
            return RANDOM;
        }

        @Override
        public String label() {
            return "Random permutations";
        }

        @Override
        public Map<String, String> options() {
            return Map.of();
        }

        @Override
        public boolean random() {
            return true;
        }
    }

    /** A strategy for three models, by weight matching. */
    record Together(String strategy) implements Method {
        /** The pairwise search that a strategy may call. */
        static SearchSetting pairwise() {
            return SearchKind.WEIGHT_MATCHING.setting(Map.of());
        }

        @Override
        public boolean serves(int models) {
            return models > 2;
        }

        @Override
        public String id() {
            return strategy;
        }

        @Override
        public String label() {
            return "Weight matching, " + strategy;
        }

        @Override
        public Map<String, String> options() {
            return spelled(pairwise());
        }

        @Override
        public boolean random() {
            return true;
        }
    }

    private static Map<String, String> spelled(SearchSetting setting) {
        var options = new LinkedHashMap<String, String>();
        setting.options().forEach((name, value) -> options.put(name, value.toString()));
        return options;
    }
}
