package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Checkpoints;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.network.Activation;
import thalweg.network.Model;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

class ScoreMatrixTest {
    private static Pair pair() {
        Model a = Chains.random(1, true, Activation.RELU, 20, 40, 30, 5);
        Model b = Chains.random(2, true, Activation.RELU, 20, 40, 30, 5);
        return new Pair(a.network(), Symmetry.of(a.network()), a.parameters(), b.parameters());
    }

    @Test
    void theLastSweepsScoresAreSolvedByWhatTheSearchFound() {
        try (Engine engine = Engines.sameThread(DeviceChoice.CPU, 1, 1L << 28)) {
            LinearAlgebra algebra = engine.linearAlgebra();
            Pair pair = pair();
            Permutation found =
                    new WeightMatching(algebra, engine.memory())
                            .run(pair, null, 0, JobContext.unattended(), _ -> {})
                            .best()
                            .permutation();
            List<ScoreMatrix> matrices =
                    ScoreMatrix.ofFirstAndLastSweep(pair, 0, algebra, engine.memory());
            assertEquals(4, matrices.size());
            for (ScoreMatrix m : matrices.subList(2, 4)) {
                int[] best = new AssignmentSolver(m.n()).solve(m.scores());
                int[] here = found.indices(m.name().equals("last-fc1") ? 0 : 1);
                assertEquals(sum(m, best), sum(m, here), 1e-5);
            }
            assertEquals(0, engine.memory().heldBytes());
        }
    }

    private static double sum(ScoreMatrix matrix, int[] p) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += matrix.scores()[i * matrix.n() + p[i]];
        }
        return sum;
    }

    @Test
    void whatIsWrittenForOtherSolversIsWhatWasSolvedHere(@TempDir Path folder) {
        ScoreMatrix matrix = MatchingBenchmark.uniform(17, 3);
        Path file = folder.resolve("scores.npz");
        ScoreMatrix.write(List.of(matrix), file);
        Checkpoint read = Checkpoints.open(file);
        assertArrayEquals(matrix.scores(), read.tensors().getFirst().read());
        assertTrue(MatchingBenchmark.assignmentSeconds(matrix, 3) > 0);
    }
}
