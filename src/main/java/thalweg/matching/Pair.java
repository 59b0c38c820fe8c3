package thalweg.matching;

import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.symmetry.Symmetry;

/**
 * What a search works on: the reference, the model that moves, and how it may move.
 *
 * @param a θ_a, the reference
 * @param b θ_b, the model that moves
 */
public record Pair(Network network, Symmetry symmetry, Parameters a, Parameters b) {}
