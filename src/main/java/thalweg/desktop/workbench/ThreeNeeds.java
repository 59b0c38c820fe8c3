package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.workbench.ThreeState.Losses;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.engine.Task;
import thalweg.landscape.LandscapeException;
import thalweg.landscape.MergedLosses;
import thalweg.landscape.Plane;
import thalweg.landscape.PlaneMeasure;
import thalweg.matching.Cycles;
import thalweg.network.Network;
import thalweg.words.Phrase;

/**
 * What is to be measured of three models while they are shown and the lane is idle, the most urgent
 * first: a coarse map at once, barriers and means, the finer maps, and how far cycles are from
 * closing.
 */
final class ThreeNeeds {
    /** Examples of a plane, where the network takes numbers and where it takes images. */
    private static final int FLAT_SAMPLE = 1000;

    private static final int IMAGE_SAMPLE = 200;

    private final WorkbenchState state;
    private final ThreeState three;
    private final LaneBench bench;
    private final Engine engine;

    ThreeNeeds(WorkbenchState state, LaneBench bench, Engine engine) {
        this.state = state;
        this.three = state.three();
        this.bench = bench;
        this.engine = engine;
    }

    /** What is measured of what. */
    private record Of<T>(Placing placing, DataChoice data, T value) {}

    /** A measure on the lane. */
    private interface Measuring<T> {
        T of(TrioInHand trio, Placing placing, DataChoice data, JobContext context);
    }

    List<IdleWork.Need<?>> all() {
        return List.of(
                pass("work.plane", this::shown, Objects::isNull),
                losses("work.three-losses", Moved.NAIVE),
                losses("work.three-losses-matched", Moved.MATCHED),
                pass("work.plane-finer", this::shown, plane -> !isComplete(plane)),
                pass("work.plane-other", this::other, plane -> !isComplete(plane)),
                cycles());
    }

    private Moved shown() {
        return three.mapProperty().get();
    }

    private Moved other() {
        return shown() == Moved.NAIVE ? Moved.MATCHED : Moved.NAIVE;
    }

    private static boolean isComplete(@Nullable Plane plane) {
        return plane != null && plane.complete();
    }

    /** How many of the chosen examples a plane is measured on. */
    static int sample(Network network, DataChoice data) {
        int most = network.inputShape().size() == 1 ? FLAT_SAMPLE : IMAGE_SAMPLE;
        return Math.min(most, data.examples());
    }

    /**
     * A plane as fine as one pass more makes it.
     *
     * @param plane null where there can be none
     * @param why there can't, in a sentence; else nothing
     */
    private record Passed(@Nullable Plane plane, Phrase why) {}

    private IdleWork.Need<Of<Passed>> pass(
            String name, Supplier<Moved> map, Predicate<@Nullable Plane> missing) {
        return need(
                name,
                map,
                moved ->
                        three.planelessProperty(moved).get() == null
                                && missing.test(three.planeProperty(moved).get()),
                () -> {
                    Plane known = three.planeProperty(map.get()).get();
                    return (trio, placing, data, context) ->
                            pass(known, trio, placing, data, context);
                },
                (moved, passed) -> {
                    if (passed.plane == null) {
                        three.planelessProperty(moved).set(passed.why);
                    } else {
                        three.planeProperty(moved).set(passed.plane);
                    }
                });
    }

    private Passed pass(
            @Nullable Plane known,
            TrioInHand trio,
            Placing placing,
            DataChoice data,
            JobContext context) {
        int count = sample(trio.network(), data);
        try {
            Plane plane =
                    bench.measure(
                            trio.network(),
                            data.with(data.statistics().onFirst(count)),
                            (evaluator, examples, statistics) ->
                                    new PlaneMeasure(evaluator, engine.memory())
                                            .pass(
                                                    known,
                                                    placing.thetas(),
                                                    PlaneMeasure.GRID,
                                                    examples,
                                                    count,
                                                    statistics,
                                                    context));
            return new Passed(plane, Phrase.none());
        } catch (LandscapeException e) {
            return new Passed(null, e.saidInPlace());
        }
    }

    private IdleWork.Need<Of<Losses>> losses(String name, Moved of) {
        return need(
                name,
                () -> of,
                moved -> three.lossesProperty(moved).get() == null,
                () ->
                        (trio, placing, data, context) ->
                                losses(bench, engine.memory(), trio, placing, data, context),
                (moved, losses) -> three.lossesProperty(moved).set(losses));
    }

    /** Barriers and mean, measured on the lane. */
    static Losses losses(
            LaneBench bench,
            NativeMemory memory,
            TrioInHand trio,
            Placing placing,
            DataChoice data,
            JobContext context) {
        return bench.measure(
                trio.network(),
                data,
                (evaluator, examples, statistics) -> {
                    var merged =
                            MergedLosses.measure(
                                    evaluator,
                                    memory,
                                    placing.thetas(),
                                    new double[] {1, 1, 1},
                                    examples,
                                    statistics,
                                    context);
                    return new Losses(merged.barriers(), merged.mean().score());
                });
    }

    private <T> IdleWork.Need<Of<T>> need(
            String name,
            Supplier<Moved> map,
            Predicate<Moved> missing,
            Supplier<Measuring<T>> measuring,
            BiConsumer<Moved, T> keep) {
        return new IdleWork.Need<>(
                name,
                false,
                () ->
                        three.shownProperty().get()
                                && isDataTheirs()
                                && PointHand.placing(three, map.get()) != null
                                && missing.test(map.get()),
                () -> {
                    TrioInHand trio = Objects.requireNonNull(three.trio());
                    Placing placing = Objects.requireNonNull(PointHand.placing(three, map.get()));
                    DataChoice chosen = Objects.requireNonNull(state.data());
                    DataChoice data = chosen.forSeveral(trio.network());
                    Measuring<T> work = measuring.get();
                    return context ->
                            new Of<>(placing, chosen, work.of(trio, placing, data, context));
                },
                of -> {
                    for (Moved moved : Moved.values()) {
                        Placing now = PointHand.placing(three, moved);
                        if (now != null
                                && now.isSameAs(of.placing)
                                && same(of.data, state.data())) {
                            keep.accept(moved, of.value);
                        }
                    }
                });
    }

    private boolean isDataTheirs() {
        TrioInHand trio = three.trio();
        DataChoice data = state.data();
        return trio != null && data != null && trio.misfit(data).isNone();
    }

    private IdleWork.Need<CyclesOf> cycles() {
        return new IdleWork.Need<>(
                "work.cycles",
                false,
                () -> {
                    ThreeState.Found found = three.foundProperty().get();
                    return three.shownProperty().get()
                            && found != null
                            && !found.result().stopped()
                            && three.cyclesProperty().get() == null;
                },
                () -> {
                    TrioInHand trio = Objects.requireNonNull(three.trio());
                    ThreeState.Found found = three.foundProperty().get();
                    Task.Body<CyclesOf> body =
                            context ->
                                    new CyclesOf(
                                            found,
                                            Cycles.beside(
                                                    trio.several(),
                                                    found.result(),
                                                    found.method().make().apply(engine),
                                                    context));
                    return body;
                },
                of -> {
                    if (same(of.found, three.foundProperty().get())) {
                        three.cyclesProperty().set(of.value);
                    }
                });
    }

    /** Cycles, and what they are of. */
    private record CyclesOf(ThreeState.Found found, Cycles value) {}
}
