package thalweg.cli;

import thalweg.matching.Pair;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.symmetry.Symmetry;

/** Two opened models of one architecture. */
record ModelPair(Model a, Model b, Pair pair) {
    static ModelPair of(Model a, Model b) {
        Models.requireSameArchitecture(a, b);
        Network network = a.network();
        var pair = new Pair(network, Symmetry.of(network), a.parameters(), b.parameters());
        return new ModelPair(a, b, pair);
    }

    Network network() {
        return pair.network();
    }

    Symmetry symmetry() {
        return pair.symmetry();
    }

    Parameters thetaA() {
        return pair.a();
    }

    Parameters thetaB() {
        return pair.b();
    }

    /** L2 after / L2 before; NaN for two equal models. */
    double shortening(Parameters moved) {
        return thetaA().distance(moved) / thetaA().distance(thetaB());
    }
}
