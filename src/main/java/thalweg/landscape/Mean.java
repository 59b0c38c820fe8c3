package thalweg.landscape;

import java.util.ArrayList;
import java.util.List;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

/** The merged model: the weighted mean of models that lie in one basin. */
public final class Mean {
    private Mean() {}

    /** θ(α) = (1 − α) θ_a + α π(θ_b), for any α. */
    public static Parameters between(Parameters a, Parameters movedB, double alpha) {
        return sum(List.of(a, movedB), new double[] {1 - alpha, alpha});
    }

    /**
     * Σ wᵢ θᵢ / Σ wᵢ, summed in double; names, order and integer buffers are the first model's.
     *
     * @param models of one architecture, moved, one or more
     * @param weights one a model
     * @throws LandscapeException when a weight is negative or not finite, or they add up to nothing
     */
    public static Parameters of(List<Parameters> models, double[] weights) {
        return sum(models, shares(models.size(), weights));
    }

    /**
     * Looks at weights before there are models to weigh.
     *
     * @throws LandscapeException when {@link #of} would refuse them for so many models
     */
    public static void check(int models, double[] weights) {
        shares(models, weights);
    }

    private static Parameters sum(List<Parameters> models, double[] shares) {
        var mean = new ArrayList<Parameter>();
        for (Parameter first : models.getFirst().all()) {
            if (!first.storedAs().floating()) {
                mean.add(first);
                continue;
            }
            var sums = new double[first.values().length];
            for (int m = 0; m < shares.length; m++) {
                float[] values = models.get(m).get(first.name()).values();
                if (values.length != sums.length) {
                    throw new IllegalArgumentException(first.name() + " differs in size");
                }
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += shares[m] * values[i];
                }
            }
            var values = new float[sums.length];
            for (int i = 0; i < sums.length; i++) {
                values[i] = (float) sums[i];
            }
            mean.add(first.with(values));
        }
        return new Parameters(mean);
    }

    private static double[] shares(int models, double[] weights) {
        if (weights.length != models || models == 0) {
            throw new LandscapeException(
                    Phrase.of("badmeasure.models-weights", models, weights.length),
                    Phrase.of("badmeasure.weights-mean"),
                    Phrase.of("remedies.give-one-for-each-model"));
        }
        double sum = 0;
        for (double weight : weights) {
            sum += weight < 0 ? Double.NaN : weight;
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new LandscapeException(
                    Phrase.of("badmeasure.weights-must-0-more-not-all-0"),
                    Phrase.of("badmeasure.weights-mean"),
                    Phrase.of("remedies.give-others"));
        }
        var shares = new double[models];
        for (int i = 0; i < models; i++) {
            shares[i] = weights[i] / sum;
        }
        return shares;
    }
}
