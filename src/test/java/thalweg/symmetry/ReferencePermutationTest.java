package thalweg.symmetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import thalweg.network.Model;
import thalweg.network.Models;

/** The reference's own permutation of the MLP pair, where the shared files are at hand. */
class ReferencePermutationTest {
    private static final Path SHARED = Path.of("..", "shared");

    @BeforeAll
    static void needsTheSharedFiles() {
        assumeTrue(Files.isDirectory(SHARED.resolve("models")), "../shared is not there");
    }

    private static Model model(int seed) {
        return Models.open(
                SHARED.resolve("models/mlp-mnist-seed" + seed + ".pt"), Models.Options.DEFAULT);
    }

    @Test
    void givesTheReferencesDistances() {
        Model a = model(1);
        Model b = model(2);
        Symmetry symmetry = Symmetry.of(b.network());
        Permutation reference =
                PermutationFile.read(
                        SHARED.resolve("reference/mlp-1-2-permutation.json"), symmetry);
        assertEquals(42.87455, a.parameters().distance(b.parameters()), 1e-3);
        assertEquals(36.617264, a.parameters().distance(reference.apply(b.parameters())), 1e-4);
    }

    @Test
    void computesWhatTheModelComputes() {
        Model b = model(2);
        Permutation reference =
                PermutationFile.read(
                        SHARED.resolve("reference/mlp-1-2-permutation.json"),
                        Symmetry.of(b.network()));
        assertTrue(
                Equivalence.check(b.network(), b.parameters(), reference).relativeDifference()
                        < 1e-9);
    }
}
