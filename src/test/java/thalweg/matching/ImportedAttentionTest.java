package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.checkpoint.Python;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Parameters;
import thalweg.symmetry.AxisSegment;
import thalweg.symmetry.Equivalence;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;

/** Heads of transformers in ONNX files: what moves with what, and that it is found again. */
class ImportedAttentionTest {
    @TempDir static Path folder;

    private static Engine engine;

    @BeforeAll
    static void start() throws Exception {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 28);
        Python.script(
                Path.of("src/test/resources/thalweg/network/onnx_attention.py"), folder.toString());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Model open(String name) {
        return Models.open(folder.resolve(name + ".onnx"), Models.Options.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "own.17",
                "encoder.17",
                "torchvision.17",
                "fused.17",
                "chunked.17",
                "sdpa.17",
                "apart.17",
                "gpt2.17.raw",
                "nano.17"
            })
    void aPlantedPermutationIsRecovered(String name) {
        Model model = open(name);
        Symmetry symmetry = Symmetry.of(model.network());
        Parameters a = model.parameters();
        Permutation planted = Permutation.movingEveryUnit(symmetry, new Random(2));
        var pair = new Pair(model.network(), symmetry, a, planted.apply(a));
        SearchResult result =
                new WeightMatching(engine.linearAlgebra(), engine.memory())
                        .run(pair, null, 1, JobContext.unattended(), _ -> {});
        Parameters moved = result.best().permutation().apply(planted.apply(a));
        assertEquals(0, a.distance(moved), 1e-6);
        assertEquals(planted.inverse(), result.best().permutation());
    }

    /** Of GPT-2's first block: 2 heads of 4 units, rows 0–7 queries, 8–15 keys, 16–23 values. */
    @Test
    void headsMoveWholeQueriesWithKeysAndValuesWithTheOutputProjection() {
        Model model = open("gpt2.17.raw");
        Permutation moving =
                Permutation.movingEveryUnit(Symmetry.of(model.network()), new Random(5));
        int[] rows = axis(moving, "h.0.attn.c_attn.weight", 0, 24);
        int[] columns = axis(moving, "h.0.attn.c_proj.weight", 1, 8);
        boolean sameAsValues = true;
        for (int i = 0; i < 8; i++) {
            assertEquals(rows[i] + 8, rows[i + 8]);
            assertEquals(columns[i] + 16, rows[i + 16]);
            assertEquals(rows[i] / 4, columns[i] / 4);
            assertEquals(rows[i / 4 * 4] / 4, rows[i] / 4);
            sameAsValues &= rows[i] == columns[i];
        }
        assertFalse(sameAsValues);
        assertEquals(1, rows[0] / 4);
    }

    private static int[] axis(Permutation p, String tensor, int axis, int length) {
        int[] moved = p.onAxis(tensor, axis, length);
        assertTrue(moved != null, tensor);
        return moved;
    }

    @ParameterizedTest
    @ValueSource(strings = {"own.17.raw", "gpt2.17.raw"})
    void anyAxisLeftBehindIsFoundOut(String name) {
        Model model = open(name);
        Symmetry whole = Symmetry.of(model.network());
        int tried = 0;
        for (int g = 0; g < whole.groups().size(); g++) {
            PermutationGroup group = whole.groups().get(g);
            if (group.kind() != PermutationGroup.Kind.FREE) {
                continue;
            }
            for (AxisSegment left : group.segments()) {
                if (group.segments().size() == 1) {
                    continue; // without it nothing moves
                }
                Permutation p = only(without(whole, g, left), g);
                Equivalence found = Equivalence.check(model.network(), model.parameters(), p);
                assertFalse(found.equivalent(), group.name() + " without " + left);
                tried++;
            }
        }
        assertTrue(tried > 30, "tried " + tried);
    }

    private static Permutation only(Symmetry symmetry, int group) {
        return Permutation.identity(symmetry)
                .with(group, turned(symmetry.groups().get(group).size()));
    }

    private static int[] turned(int size) {
        int[] p = new int[size];
        for (int i = 0; i < size; i++) {
            p[i] = (i + 1) % size;
        }
        return p;
    }

    private static Symmetry without(Symmetry whole, int group, AxisSegment left) {
        List<PermutationGroup> groups = new ArrayList<>(whole.groups());
        PermutationGroup g = groups.get(group);
        List<AxisSegment> kept = g.segments().stream().filter(s -> !s.equals(left)).toList();
        groups.set(group, new PermutationGroup(g.name(), g.size(), g.kind(), kept, g.within()));
        return new Symmetry(groups);
    }
}
