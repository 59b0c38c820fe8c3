package thalweg.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

/** The weights w that the straight-through estimator descends on; B is matched to them. */
final class LatentWeights {
    private final List<Parameter> tensors;
    private final Parameters parameters;
    private final Optimizer optimizer;

    private LatentWeights(Parameters start, StraightThroughSetting setting) {
        parameters = start;
        tensors = start.all().stream().filter(Parameter::learnable).toList();
        optimizer = setting.optimizerFor(tensors.stream().mapToInt(p -> p.values().length));
    }

    /**
     * As the setting says: θ_a, or normal numbers of the deviation that each of its tensors has.
     * Running statistics are A's.
     */
    static LatentWeights of(Parameters a, StraightThroughSetting setting, RandomGenerator random) {
        var start = new ArrayList<Parameter>();
        for (Parameter p : a.all()) {
            boolean drawn = p.learnable() && setting.start() == StraightThroughSetting.Start.RANDOM;
            start.add(p.with(drawn ? normal(p.values(), random) : p.values().clone()));
        }
        return new LatentWeights(new Parameters(start), setting);
    }

    private static float[] normal(float[] like, RandomGenerator random) {
        double mean = 0;
        for (float x : like) {
            mean += x;
        }
        mean /= Math.max(1, like.length);
        double variance = 0;
        for (float x : like) {
            variance += (x - mean) * (x - mean);
        }
        double deviation = Math.sqrt(variance / Math.max(1, like.length));
        float[] drawn = new float[like.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = (float) (deviation * random.nextGaussian());
        }
        return drawn;
    }

    /** w as it stands: its numbers change with the next {@link #descend}. */
    Parameters parameters() {
        return parameters;
    }

    /** Copies the gradient of a tensor into an array of its length. */
    @FunctionalInterface
    interface GradientOf {
        void read(String tensor, float[] target);
    }

    /**
     * One step down.
     *
     * @param share of the gradient that is w's: the midpoint moves half as far as it does
     * @return whether w still holds numbers alone
     */
    boolean descend(GradientOf gradient, float share) {
        optimizer.begin();
        float check = 0;
        for (int t = 0; t < tensors.size(); t++) {
            float[] w = tensors.get(t).values();
            float[] g = new float[w.length];
            gradient.read(tensors.get(t).name(), g);
            for (int i = 0; i < g.length; i++) {
                g[i] *= share;
            }
            optimizer.move(t, w, g);
            for (float x : w) {
                check += x * 0f; // 0 but for infinities and NaN
            }
        }
        return check == 0;
    }
}
