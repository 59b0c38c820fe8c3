package thalweg.desktop.workbench;

import org.jspecify.annotations.Nullable;
import thalweg.matching.Pair;
import thalweg.network.Models;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

/**
 * The two chosen models, found to fit each other.
 *
 * @param a the reference
 * @param b the one that moves
 * @param pair what a search works on
 * @param still the permutation that moves nothing
 */
public record PairInHand(OpenModel a, OpenModel b, Pair pair, Permutation still) {
    /**
     * @throws thalweg.network.NetworkException when they are of different architectures
     */
    static PairInHand of(OpenModel a, OpenModel b) {
        var pair =
                new Pair(
                        a.model().network(),
                        a.symmetry(),
                        a.model().parameters(),
                        Models.likeNamed(a.model(), b.model()).parameters());
        return new PairInHand(a, b, pair, Permutation.identity(a.symmetry()));
    }

    /** Whether another is of the same two, and B moves by the same groups in it. */
    boolean movesAs(@Nullable PairInHand other) {
        return other != null
                && a == other.a
                && b == other.b
                && pair.symmetry().equals(other.pair.symmetry());
    }

    /** The same two, B moving by other groups. */
    PairInHand movingBy(Symmetry symmetry) {
        return new PairInHand(
                a,
                b,
                new Pair(pair.network(), symmetry, pair.a(), pair.b()),
                Permutation.identity(symmetry));
    }
}
