package thalweg.matching;

import java.util.List;
import java.util.stream.IntStream;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

/**
 * What a strategy works on: two or more models of one network, and how each may move.
 *
 * @param models θ_1 … θ_N
 */
public record Several(Network network, Symmetry symmetry, List<Parameters> models) {
    private static final int LETTERS = 26;

    /** Refuses fewer than two models. */
    public Several {
        models = List.copyOf(models);
        if (models.size() < 2) {
            throw new IllegalArgumentException(models.size() + " models");
        }
    }

    /** How many. */
    public int size() {
        return models.size();
    }

    /** What a model is called where there is no room for its name: A, B, … Z, model 27. */
    public static String letter(int model) {
        return model < LETTERS ? String.valueOf((char) ('A' + model)) : "model " + (model + 1);
    }

    /** Two of them, the first of which stays. */
    Pair pair(int stays, int moves) {
        return new Pair(network, symmetry, models.get(stays), models.get(moves));
    }

    /** The models moved, each by its own permutation. */
    List<Parameters> moved(List<Permutation> permutations) {
        return IntStream.range(0, size())
                .mapToObj(m -> permutations.get(m).apply(models.get(m)))
                .toList();
    }
}
