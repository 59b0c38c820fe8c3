package thalweg.matching;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import thalweg.checkpoint.Checkpoints;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;

/**
 * The scores that one group's assignment was solved on.
 *
 * @param name where they were met, e.g. "first-fc1"
 * @param n units
 * @param scores row-major [n, n]; not to be changed
 */
public record ScoreMatrix(String name, int n, float[] scores) {
    /**
     * Those that weight matching meets in its first and in its last sweep: a nearly arbitrary one
     * and one whose best assignment stands out.
     */
    public static List<ScoreMatrix> ofFirstAndLastSweep(
            Pair pair, long seed, LinearAlgebra algebra, NativeMemory memory) {
        JobContext context = JobContext.unattended();
        SearchResult result =
                new WeightMatching(algebra, memory).run(pair, null, seed, context, _ -> {});
        List<ScoreMatrix> matrices = new ArrayList<>();
        List<Snapshot> trace = result.trace();
        try (var scratch = new Scratch(memory, context)) {
            for (int step = 1; step < trace.size(); step++) {
                Snapshot s = trace.get(step);
                if (s.sweep() == 1 || s.sweep() == result.sweeps()) {
                    String name = (s.sweep() == 1 ? "first-" : "last-") + s.group();
                    Permutation before = trace.get(step - 1).permutation();
                    PermutationGroup group = named(pair, s.group());
                    try (var score = new GroupScore(pair, group, memory)) {
                        float[] scores = score.scores(before, algebra, scratch);
                        matrices.add(new ScoreMatrix(name, group.size(), scores));
                    }
                }
            }
        }
        return matrices;
    }

    private static PermutationGroup named(Pair pair, String name) {
        return pair.symmetry().groups().stream()
                .filter(g -> g.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Writes matrices to an NPZ file, for other solvers to be measured on.
     *
     * @throws thalweg.checkpoint.CheckpointException when it can't be written
     */
    public static void write(List<ScoreMatrix> matrices, Path npz) {
        List<Checkpoints.Content> contents =
                matrices.stream()
                        .map(m -> new Checkpoints.Content(m.name, List.of(m.n, m.n), m.scores))
                        .toList();
        Checkpoints.write(npz, contents, true);
    }
}
