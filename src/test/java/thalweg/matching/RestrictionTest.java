package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.JobContext;
import thalweg.engine.JobStoppedException;
import thalweg.engine.StopAfter;
import thalweg.matching.Restriction.Components;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Model;
import thalweg.network.Network;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Chains;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

class RestrictionTest {
    private static final int[] WIDTHS = {12, 40, 30, 5};
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engines.sameThread(DeviceChoice.CPU, 2, 1L << 30);
    }

    @AfterAll
    static void close() {
        assertEquals(0, engine.memory().heldBytes());
        engine.close();
    }

    private static Model chain(long seed) {
        return Chains.random(seed, true, Activation.RELU, WIDTHS);
    }

    private static Parameters part(Restriction restriction, Parameters theta) {
        return restriction.of(
                theta, engine.linearAlgebra(), engine.memory(), JobContext.unattended());
    }

    private static Restriction components(String written) {
        return new Restriction(Components.parse(written, "match-components"), List.of());
    }

    private static double[] singularValues(Parameter weight) {
        int rows = weight.shape().getFirst();
        int columns = weight.values().length / rows;
        float[] s = engine.linearAlgebra().svd(weight.values().clone(), rows, columns, false).s();
        double[] values = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            values[i] = s[i];
        }
        return values;
    }

    @Test
    void whatIsKeptGivesThePartsThatAreTakenAlone() {
        Parameters theta = chain(1).parameters();
        JobContext context = JobContext.unattended();
        try (var kept = new SingularParts(theta, engine.linearAlgebra(), engine.memory())) {
            assertTrue(kept.keepAll(context));
            long held = engine.memory().heldBytes();
            assertTrue(held > 0);
            for (String written : List.of("top:4", "bottom:7", "top:0", "top:100", "top:30%")) {
                Restriction part =
                        written.equals("top:0")
                                ? new Restriction(new Components(true, 0, false), List.of())
                                : components(written);
                Parameters alone = part(part, theta);
                for (Parameter p : kept.of(part, context).all()) {
                    assertArrayEquals(alone.get(p.name()).values(), p.values(), written);
                }
            }
            assertEquals(held, engine.memory().heldBytes());
        }
        assertEquals(0, engine.memory().heldBytes());
    }

    @Test
    void whatTheBudgetHasNoRoomForIsDecomposedAnewEachTime() {
        Parameters theta = chain(1).parameters();
        Engine small = Engines.sameThread(DeviceChoice.CPU, 2, 2 << 20);
        Restriction part = components("top:4");
        try (var others = small.memory().allocate((1 << 20) / Float.BYTES);
                var kept = new SingularParts(theta, small.linearAlgebra(), small.memory())) {
            assertFalse(kept.keepAll(JobContext.unattended()));
            assertEquals(others.count() * Float.BYTES, small.memory().heldBytes());
            Parameters alone = part(part, theta);
            for (Parameter p : kept.of(part, JobContext.unattended()).all()) {
                assertArrayEquals(alone.get(p.name()).values(), p.values(), p.name());
            }
        }
        assertEquals(0, small.memory().heldBytes());
        small.close();
    }

    @Test
    void topAndBottomComponentsAddUpToTheWeight() {
        Parameters theta = chain(1).parameters();
        Parameters top = part(components("top:4"), theta);
        Parameters fc1 = part(components("bottom:8"), theta); // fc1 and its transpose have 12
        Parameter weight = theta.matrices().getFirst();
        float[] a = top.get(weight.name()).values();
        float[] b = fc1.get(weight.name()).values();
        for (int i = 0; i < a.length; i++) {
            assertEquals(weight.values()[i], a[i] + b[i], 1e-5);
        }
    }

    @Test
    void theTopComponentsHaveTheLargestSingularValuesAndNoOthers() {
        Parameters theta = chain(1).parameters();
        Parameters top = part(components("top:3"), theta);
        for (Parameter weight : theta.matrices()) {
            double[] before = singularValues(weight);
            double[] after = singularValues(top.get(weight.name()));
            for (int i = 0; i < before.length; i++) {
                assertEquals(i < 3 ? before[i] : 0, after[i], 1e-5);
            }
        }
        for (Parameter p : top.all()) {
            if (p.shape().size() < 2) {
                assertEquals(0, norm(p), "a bias has no components");
            }
        }
    }

    private static double norm(Parameter p) {
        double sum = 0;
        for (float x : p.values()) {
            sum += x * x;
        }
        return sum;
    }

    @Test
    void groupedConvolutionsAreTakenApartByTheirBlocks() {
        Network network =
                Graphs.input(4, 6, 6)
                        .conv("grouped", 4, 8, 3, 2)
                        .then("act", new Layer.Activate(Activation.RELU))
                        .then("flat", new Layer.Flatten(false))
                        .dense("last", 8 * 6 * 6, 3)
                        .network();
        Parameters theta = Graphs.random(network, 1);
        Parameter weight = theta.get("grouped.weight");
        float[] top = part(components("top:1"), theta).get("grouped.weight").values();
        float[] rest = part(components("bottom:3"), theta).get("grouped.weight").values();
        for (int i = 0; i < top.length; i++) {
            assertEquals(weight.values()[i], top[i] + rest[i], 1e-5);
        }
        assertTrue(norm(weight.with(top)) > 0.1 * norm(weight));
    }

    @Test
    void chosenLayersAreWholeAndTheOthersNothing() {
        Parameters theta = chain(1).parameters();
        Parameters part = part(new Restriction(null, List.of("fc2.weight")), theta);
        for (Parameter p : theta.all()) {
            assertEquals(
                    p.name().equals("fc2.weight") ? norm(p) : 0, norm(part.get(p.name())), 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"top:100%", "top:1000", "bottom:100%"})
    void allComponentsAreTheWeightItself(String written) {
        Parameters theta = chain(1).parameters();
        Parameters all = part(components(written), theta);
        theta.matrices()
                .forEach(p -> assertEquals(norm(p), norm(all.get(p.name())), 1e-9, p.name()));
    }

    @Test
    void exchangedForItsOwnPartAModelStaysAsItIs() {
        Parameters a = chain(1).parameters();
        Parameters b = chain(2).parameters();
        for (String written : new String[] {"top:3", "bottom:5", "top:30%"}) {
            assertEquals(0, exchanged(components(written), a, a).distance(a), 1e-4);
        }
        Parameters layer = exchanged(new Restriction(null, List.of("fc1.weight")), a, b);
        assertEquals(norm(b.get("fc1.weight")), norm(layer.get("fc1.weight")), 1e-3, "B's whole");
        assertEquals(norm(a.get("fc2.weight")), norm(layer.get("fc2.weight")), 1e-9);
    }

    private static Parameters exchanged(Restriction restriction, Parameters a, Parameters b) {
        return Restriction.exchanged(a, part(restriction, a), part(restriction, b));
    }

    private static SearchResult match(WeightMatchingSetting setting, Pair pair, JobContext job) {
        return setting.make(engine, null).run(pair, null, 3, job, _ -> {});
    }

    @Test
    void aPlantedPermutationIsRecoveredFromAFewComponentsAlone() {
        Model a = chain(1);
        Symmetry symmetry = Symmetry.of(a.network());
        Permutation planted = Permutation.random(symmetry, new Random(2));
        var pair = new Pair(a.network(), symmetry, a.parameters(), planted.apply(a.parameters()));
        for (String written : new String[] {"top:5", "bottom:5", "top:50%"}) {
            var setting = new WeightMatchingSetting(1, components(written));
            SearchResult found = match(setting, pair, JobContext.unattended());
            assertEquals(0, found.best().l2(), 1e-3, written);
        }
    }

    @Test
    void itsSnapshotsAreOfTheWholeModelsAndItsChoiceTheLast() {
        Model a = chain(1);
        Symmetry symmetry = Symmetry.of(a.network());
        var pair = new Pair(a.network(), symmetry, a.parameters(), chain(2).parameters());
        var setting = new WeightMatchingSetting(1, components("bottom:4"));
        SearchResult found = match(setting, pair, JobContext.unattended());
        double squares = pair.a().dot(pair.a()) + pair.b().dot(pair.b());
        for (Snapshot s : found.trace()) {
            double objective = pair.a().dot(s.permutation().apply(pair.b()));
            assertEquals(objective, s.objective(), 1e-6 * squares);
            assertEquals(s.l2() * s.l2(), squares - 2 * s.objective(), 1e-6 * squares);
        }
        assertEquals(found.trace().getLast().permutation(), found.best().permutation());
        assertEquals(setting.chosen(found.trace()).step(), found.best().step());
        SearchResult whole = match(new WeightMatchingSetting(1), pair, JobContext.unattended());
        assertTrue(whole.best().objective() > found.best().objective(), "the same as the whole");
        var thin =
                new SearchResult(
                        setting,
                        3,
                        found.sweeps(),
                        found.seconds(),
                        false,
                        List.of(found.trace().getFirst(), found.trace().getLast()),
                        found.best());
        List<Snapshot> gap =
                Replay.gap(setting.make(engine, null), pair, thin, 2, JobContext.unattended());
        assertEquals(found.trace().get(2).permutation(), gap.get(1).permutation());
    }

    @Test
    void askedToStopItKeepsWhatItHas() {
        Model a = chain(1);
        Symmetry symmetry = Symmetry.of(a.network());
        var pair = new Pair(a.network(), symmetry, a.parameters(), chain(2).parameters());
        var setting = new WeightMatchingSetting(1, components("top:4"));
        int kept = 0;
        for (int polls = 1; polls < 60; polls++) {
            try {
                SearchResult found = match(setting, pair, new StopAfter(polls));
                kept += found.stopped() ? 1 : 0;
            } catch (JobStoppedException e) {
                assertTrue(polls < 25, "after " + polls);
            }
        }
        assertTrue(kept > 0, "never stopped midway");
    }

    @Test
    void theOptionsAreRefusedWhereTheyMeanNothing() {
        for (String bad :
                new String[] {"5", "top", "top:-1", "top:101%", "middle:3", "top:5.5", "top:0"}) {
            assertThrows(
                    MatchingException.class,
                    () -> SearchKind.WEIGHT_MATCHING.setting(Map.of("match-components", bad)),
                    bad);
        }
        assertThrows(
                MatchingException.class,
                () ->
                        SearchKind.WEIGHT_MATCHING.setting(
                                Map.of("match-components", "top:3", "restarts", "4")));
        SearchSetting setting =
                SearchKind.WEIGHT_MATCHING.setting(
                        Map.of("match-components", "top:10%", "match-layers", "b,a"));
        assertEquals(
                Map.of("match-components", "top:10%", "match-layers", "a,b"), setting.options());
        assertEquals(setting, SearchKind.WEIGHT_MATCHING.setting(strings(setting.options())));
        assertFalse(setting.label().contains("null"));
        var unknown = new Restriction(null, List.of("nothing"));
        assertThrows(
                MatchingException.class,
                () -> unknown.requireIn(chain(1).network(), "--match-layers"));
        var bias = new Restriction(Components.parse("top:2", "x"), List.of("fc1.bias"));
        assertThrows(
                MatchingException.class,
                () -> bias.requireIn(chain(1).network(), "--match-layers"));
        assertThrows(
                MatchingException.class,
                () ->
                        SearchKind.WEIGHT_MATCHING
                                .setting(Map.of("match-layers", ""))
                                .requireSupported(
                                        chain(1).network(), Symmetry.of(chain(1).network())));
    }

    private static Map<String, String> strings(Map<String, Object> options) {
        var strings = new LinkedHashMap<String, String>();
        options.forEach((name, value) -> strings.put(name, value.toString()));
        return strings;
    }
}
