package thalweg.desktop.workbench;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.network.Network;

/**
 * How long a search will take, by what this window's earlier work took: a step of the same search
 * on the same network, or else, as a guess, a step's examples at what one takes to be evaluated. On
 * the window's thread.
 */
final class SearchForecast {
    /** Forward, and backward at about twice that, as in every account of training. */
    private static final double PASSES = 3;

    private final DoubleSupplier secondsPerExample;
    private final Map<Kind, Double> secondsPerStep = new HashMap<>();

    /**
     * What is alike in its steps.
     *
     * @param options all but how many
     */
    private record Kind(String search, Map<String, Object> options, Network network) {
        static Kind of(SearchSetting setting, Network network) {
            var options = new HashMap<>(setting.options());
            options.remove("steps");
            return new Kind(setting.kind().id(), options, network);
        }
    }

    /**
     * Seconds, and whether they are a guess.
     *
     * @param seconds NaN where nobody knows
     */
    record Forecast(double seconds, boolean guess) {
        static final Forecast UNKNOWN = new Forecast(Double.NaN, true);

        /** One after another; what isn't known counts for nothing, and makes the sum a guess. */
        Forecast and(Forecast other) {
            if (Double.isNaN(seconds) || Double.isNaN(other.seconds)) {
                return new Forecast(Double.isNaN(seconds) ? other.seconds : seconds, true);
            }
            return new Forecast(seconds + other.seconds, guess || other.guess);
        }
    }

    /**
     * @param secondsPerExample what it takes to evaluate one; NaN while that wasn't measured
     */
    SearchForecast(DoubleSupplier secondsPerExample) {
        this.secondsPerExample = secondsPerExample;
    }

    /**
     * A search has ended; one that was stopped says something only where it goes by steps.
     *
     * @param steps it came to
     * @param seconds a person waited for it
     */
    void took(SearchResult result, Network network, int steps, double seconds) {
        SearchSetting setting = result.setting();
        boolean whole = steps(setting) == 1;
        int counted = whole ? 1 : steps;
        if (counted > 0 && seconds > 0 && !(whole && result.stopped())) {
            secondsPerStep.put(Kind.of(setting, network), seconds / counted);
        }
    }

    /** Of a search that would begin now. */
    Forecast of(SearchSetting setting, Network network) {
        Double known = secondsPerStep.get(Kind.of(setting, network));
        if (known != null) {
            return new Forecast(known * steps(setting), false);
        }
        int batch = whole(setting, "batch");
        double guess = PASSES * batch * steps(setting) * secondsPerExample.getAsDouble();
        return batch == 0 ? Forecast.UNKNOWN : new Forecast(guess, true);
    }

    /** Steps that a person has set; 1 for a search that ends by itself. */
    private static int steps(SearchSetting setting) {
        return Math.max(1, whole(setting, "steps"));
    }

    private static int whole(SearchSetting setting, String option) {
        return setting.options().get(option) instanceof Integer number ? number : 0;
    }
}
