package thalweg.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import thalweg.checkpoint.ElementType;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.AxisSegment;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;

/**
 * A chain of weights w0, w1, …, with biases: dense ones, or convolutions of a kernel k × k.
 *
 * @param widths units or channels, input and output too
 */
record Chain(int kernel, int... widths) {
    Parameters random(long seed) {
        var random = new Random(seed);
        List<Parameter> tensors = new ArrayList<>();
        for (int l = 0; l + 1 < widths.length; l++) {
            int in = widths[l];
            int out = widths[l + 1];
            List<Integer> shape = kernel == 1 ? List.of(out, in) : List.of(out, in, kernel, kernel);
            tensors.add(tensor("w" + l, shape, gaussian(random, out * in * kernel * kernel)));
            tensors.add(tensor("b" + l, List.of(out), gaussian(random, out)));
        }
        return new Parameters(tensors);
    }

    Symmetry symmetry() {
        List<PermutationGroup> groups = new ArrayList<>();
        for (int l = 0; l + 2 < widths.length; l++) {
            int n = widths[l + 1];
            groups.add(
                    new PermutationGroup(
                            "g" + l,
                            n,
                            PermutationGroup.Kind.FREE,
                            List.of(
                                    new AxisSegment("w" + l, 0, 0, n, 1, 1),
                                    new AxisSegment("b" + l, 0, 0, n, 1, 1),
                                    new AxisSegment("w" + (l + 1), 1, 0, n, 1, 1))));
        }
        return new Symmetry(groups);
    }

    static Parameter tensor(String name, List<Integer> shape, float[] values) {
        return new Parameter(name, shape, values, true, ElementType.F32);
    }

    /** The same parameters with one tensor's numbers replaced. */
    static Parameters with(Parameters theta, String name, float[] values) {
        return new Parameters(
                theta.all().stream()
                        .map(p -> p.name().equals(name) ? tensor(name, p.shape(), values) : p)
                        .toList());
    }

    static float[] gaussian(Random random, int count) {
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }
}
