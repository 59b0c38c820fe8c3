package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import thalweg.symmetry.Equivalence;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;

/** What holds of a network that was read from a file. */
final class Said {
    private Said() {}

    /** What was assumed of a network, in English; it can be said in Chinese, too. */
    static List<String> guesses(Network network) {
        String names = network.nodes().stream().map(Node::name).toList() + network.architecture();
        network.guesses().forEach(guess -> InChinese.isSaidButForNames(guess.said(), names));
        return network.guesses().stream().map(guess -> guess.said().inEnglish()).toList();
    }

    /** The numbers of a list. */
    static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        Arrays.setAll(numbers, i -> list.get(i).doubleValue());
        return numbers;
    }

    /** The logits are those numbers. */
    static void computes(Model model, double[] x, double[] expected, double tolerance) {
        computes(model.network(), model.parameters(), x, expected, tolerance);
    }

    /** The same of a network whose input was chosen. */
    static void computes(
            Network network, Parameters theta, double[] x, double[] expected, double tolerance) {
        double[] logits = new Forward(network, theta).logits(x);
        assertEquals(expected.length, logits.length);
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(expected[i] - logits[i]));
        }
        assertTrue(difference < tolerance * largest, difference + " of " + largest);
    }

    /** No group is frozen, and moving every unit of all of them changes nothing. */
    static void moves(Model model, int freeUnits) {
        moves(model.network(), model.parameters(), freeUnits);
    }

    /** The same of a network whose input was chosen. */
    static void moves(Network network, Parameters theta, int freeUnits) {
        Symmetry symmetry = Symmetry.of(network);
        assertTrue(
                symmetry.groups().stream()
                        .noneMatch(g -> g.kind() == PermutationGroup.Kind.FROZEN));
        Permutation moving = Permutation.movingEveryUnit(symmetry, new Random(1));
        Equivalence found = Equivalence.check(network, theta, moving);
        assertTrue(found.relativeDifference() < 1e-9, found.toString());
        assertEquals(freeUnits, found.freeUnits());
        assertEquals(freeUnits, moving.movedUnits());
    }
}
