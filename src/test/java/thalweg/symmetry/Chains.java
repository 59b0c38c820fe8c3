package thalweg.symmetry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.ElementType;
import thalweg.checkpoint.Tensor;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Network;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

/** Small dense networks for tests, made in memory. */
public final class Chains {
    private Chains() {}

    /** A chain of the given widths with normal weights; He-scaled so that activations live. */
    public static Model random(long seed, boolean biases, Activation activation, int... widths) {
        Random random = new Random(seed);
        List<Tensor> tensors = new ArrayList<>();
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            float scale = (float) Math.sqrt(2.0 / widths[i - 1]);
            add(tensors, parameters, "fc" + i + ".weight", random, scale, widths[i], widths[i - 1]);
            if (biases) {
                add(tensors, parameters, "fc" + i + ".bias", random, 0.1f, widths[i]);
            }
        }
        var checkpoint =
                new Checkpoint(Path.of("seed" + seed + ".pt"), "memory", tensors, Map.of());
        Network network = Models.recognise(checkpoint, new Models.Options(activation, false));
        return new Model("seed" + seed, checkpoint, network, new Parameters(parameters));
    }

    private static void add(
            List<Tensor> tensors,
            List<Parameter> parameters,
            String name,
            Random random,
            float scale,
            Integer... shape) {
        int count = 1;
        for (int d : shape) {
            count *= d;
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = scale * (float) random.nextGaussian();
        }
        tensors.add(new Tensor(name, ElementType.F32, List.of(shape), values::clone));
        parameters.add(new Parameter(name, List.of(shape), values, true, ElementType.F32));
    }
}
