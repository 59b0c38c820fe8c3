package thalweg.matching;

import thalweg.network.Network;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

/**
 * What a search works on: the reference, the model that moves, and how it may move.
 *
 * @param a θ_a, the reference
 * @param b θ_b, the model that moves
 */
public record Pair(Network network, Symmetry symmetry, Parameters a, Parameters b) {
    /**
     * What the objective gains when π changes in one group (and those within its blocks), in
     * double: summed over the tensors that the group moves.
     */
    double gain(int group, Permutation before, Permutation after) {
        double gain = 0;
        for (String tensor : symmetry.groups().get(group).tensors()) {
            Parameter reference = a.get(tensor);
            if (reference.learnable()) {
                gain += dot(reference, after.apply(b.get(tensor)));
                gain -= dot(reference, before.apply(b.get(tensor)));
            }
        }
        return gain;
    }

    private static double dot(Parameter x, Parameter y) {
        double sum = 0;
        for (int i = 0; i < x.values().length; i++) {
            sum += (double) x.values()[i] * y.values()[i];
        }
        return sum;
    }
}
