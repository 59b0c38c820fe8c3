package thalweg.cli;

import java.util.ArrayList;
import thalweg.matching.Pair;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Network;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Symmetry;

/**
 * Two opened models of one architecture.
 *
 * @param pair what is searched, measured and decomposed: weights that are NaN or infinite, where
 *     they were allowed, are 0 in it
 */
record ModelPair(Model a, Model b, Pair pair) {
    /** B's tensors go by A's names in it. */
    static ModelPair of(Model a, Model other) {
        Model b = Models.likeNamed(a, other);
        Network network = a.network();
        var pair =
                new Pair(
                        network,
                        Symmetry.of(network),
                        finite(a.parameters()),
                        finite(b.parameters()));
        return new ModelPair(a, b, pair);
    }

    Network network() {
        return pair.network();
    }

    Symmetry symmetry() {
        return pair.symmetry();
    }

    /** θ_a as the file has it. */
    Parameters thetaA() {
        return a.parameters();
    }

    /** θ_b as the file has it. */
    Parameters thetaB() {
        return b.parameters();
    }

    /** Whether some weight was taken as 0 in {@link #pair}. */
    boolean repaired() {
        return pair.a() != thetaA() || pair.b() != thetaB();
    }

    /** L2 after / L2 before; NaN for two equal models. */
    double shortening(Parameters moved) {
        return thetaA().distance(moved) / thetaA().distance(thetaB());
    }

    /** The same object where every number is finite. */
    static Parameters finite(Parameters theta) {
        boolean changed = false;
        var tensors = new ArrayList<Parameter>();
        for (Parameter p : theta.all()) {
            float[] values = p.values();
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    if (values == p.values()) {
                        values = values.clone();
                    }
                    values[i] = 0;
                    changed = true;
                }
            }
            tensors.add(p.with(values));
        }
        return changed ? new Parameters(tensors) : theta;
    }
}
