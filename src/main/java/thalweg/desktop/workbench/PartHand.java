package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.SetChangeListener;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.workbench.MergedPart.Barriers;
import thalweg.desktop.workbench.MergedPart.Lines;
import thalweg.desktop.workbench.MergedPart.Which;
import thalweg.desktop.workbench.PartMeasures.Wanted;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.evaluation.EvaluationException;
import thalweg.evaluation.Evaluators;
import thalweg.words.Phrase;

/**
 * What follows the hand that chooses the part to be merged: the loss along both lines at a few
 * points on a sample of examples while it moves; at rest at all points on all of them, and then the
 * barrier by the number of components.
 */
final class PartHand {
    private static final double[] FEW = {0, 0.25, 0.5, 0.75, 1};
    private static final double[] THREE = {0, 0.5, 1};
    private static final int MOVING_TRAINING = 100;
    private static final double SLOW_MILLISECONDS = 110;
    private static final double FAST_MILLISECONDS = 35;
    private static final long REST_MILLISECONDS = 180;
    private static final String VIEW = "part";

    private final WorkbenchState state;
    private final MergedPart part;
    private final Desk desk;
    private final Engine engine;
    private final PartMeasures measures;
    private final Runnable pump;
    private long moves;
    private long restedAt;
    private @Nullable PairInHand decomposed;

    /** Whether the lane may keep parts of the weights. */
    private boolean holding;

    private boolean live;
    private volatile @Nullable Wanted newest;
    // The lane's.
    private final SampleSize sample = new SampleSize(SLOW_MILLISECONDS, FAST_MILLISECONDS);

    /**
     * @param pump looks for what is missing
     */
    PartHand(WorkbenchState state, Desk desk, LaneBench bench, Runnable pump) {
        this.state = state;
        this.part = state.part();
        this.desk = desk;
        this.engine = desk.engine();
        this.pump = pump;
        measures = new PartMeasures(engine, bench);
        part.onProperty().addListener((o, was, is) -> moved());
        part.whichProperty().addListener((o, was, is) -> moved());
        part.countProperty().addListener((o, was, is) -> moved());
        part.layers().addListener((SetChangeListener<String>) change -> moved());
        state.pairProperty().addListener((o, was, is) -> moved());
        state.dataProperty().addListener((o, was, is) -> moved());
        state.resultProperty().addListener((o, was, is) -> moved());
        state.three().shownProperty().addListener((o, was, is) -> moved());
    }

    /** What is to be measured when the lane is idle. */
    List<IdleWork.Need<?>> needs() {
        return List.of(decomposition(), full(), barriers());
    }

    private @Nullable Wanted wanted() {
        PairInHand pair = state.pair();
        DataChoice data = state.data();
        boolean shown = part.onProperty().get() && !state.three().shownProperty().get();
        if (!shown || pair == null || data == null || !fit(pair, data)) {
            return null;
        }
        return new Wanted(pair, state.resultProperty().get(), part.restriction(), data);
    }

    private static boolean fit(PairInHand pair, DataChoice data) {
        try {
            Evaluators.fitted(pair.pair().network(), data.dataset());
            return true;
        } catch (EvaluationException e) {
            return false; // the loss panel says so
        }
    }

    private void moved() {
        Wanted wanted = wanted();
        newest = wanted;
        long move = ++moves;
        if (wanted == null) {
            giveBack();
            return;
        }
        holding = true;
        if (isWhole() || same(decomposed, wanted.pair()) && live) {
            desk.interactive(VIEW, "work.part-hand", this::sampled, this::show, outcome -> {});
        }
        desk.window()
                .later(
                        REST_MILLISECONDS,
                        () -> {
                            if (move == moves) {
                                restedAt = move;
                                pump.run();
                            }
                        });
    }

    /** What the weights are decomposed into is kept only while it is of use. */
    private void giveBack() {
        part.progressProperty().set(null);
        decomposed = null;
        if (holding) {
            holding = false;
            desk.interactive(
                    VIEW,
                    "work.parts",
                    context -> {
                        measures.close();
                        return true;
                    },
                    done -> {},
                    outcome -> {});
        }
    }

    private boolean isWhole() {
        return part.whichProperty().get() == Which.WHOLE;
    }

    private boolean isReady(PairInHand pair) {
        return isWhole() || same(decomposed, pair);
    }

    private record Found(Wanted wanted, Lines lines) {}

    /** On the lane: the newest part, also where it has changed since this was asked for. */
    private Found sampled(JobContext context) {
        Wanted wanted = newest;
        if (wanted == null) {
            throw new thalweg.engine.JobStoppedException();
        }
        DataChoice data = wanted.data();
        int all = data.examples();
        int count = sample.of(all);
        long start = System.nanoTime();
        // The window draws meanwhile: it gets a core.
        Lines lines =
                engine.linearAlgebra()
                        .leavingACore(
                                () ->
                                        measures.few(
                                                wanted,
                                                data.with(
                                                        data.statistics().onFirst(MOVING_TRAINING)),
                                                count,
                                                FEW,
                                                context));
        sample.took((System.nanoTime() - start) / 1e6, all);
        return new Found(wanted, lines);
    }

    private void show(Found found) {
        Wanted now = newest;
        if (now == null
                || !same(now.pair(), found.wanted.pair())
                || !same(now.data(), found.wanted.data())
                || isFull(now)) {
            return;
        }
        part.linesProperty()
                .set(
                        new Measured<>(
                                found.wanted.pair(),
                                found.wanted.data(),
                                found.wanted.result(),
                                found.lines));
    }

    /** Whether the lines that are shown are of the part wanted, on all examples. */
    private boolean isFull(Wanted wanted) {
        Lines lines = Measured.now(part.linesProperty().get(), state);
        return lines != null
                && lines.part().equals(wanted.part())
                && lines.examples() == wanted.data().examples()
                && (lines.matched() != null) == (wanted.result() != null)
                && FullCurve.complete(lines.naive());
    }

    private IdleWork.Need<Optional<Boolean>> decomposition() {
        return new IdleWork.Need<>(
                "work.components",
                false,
                () -> {
                    Wanted wanted = newest;
                    return wanted != null && !isReady(wanted.pair());
                },
                () -> {
                    PairInHand pair = Objects.requireNonNull(newest).pair();
                    return context -> {
                        Optional<Boolean> all = measures.decompose(pair, telling(context));
                        all.ifPresent(
                                every -> desk.window().execute(() -> decomposed(pair, every)));
                        return all;
                    };
                },
                done -> {});
    }

    private void decomposed(PairInHand pair, boolean all) {
        part.progressProperty().set(null);
        if (same(pair, state.pair()) && part.onProperty().get()) {
            decomposed = pair;
            live = all;
            moved();
        }
    }

    private JobContext telling(JobContext context) {
        return new JobContext() {
            @Override
            public void progress(double fraction, Phrase message) {
                context.progress(fraction, message);
                Phrase text =
                        Phrase.of(
                                "part.decomposing",
                                message,
                                String.format(Locale.ROOT, "%.0f", 100 * fraction));
                desk.window().execute(() -> part.progressProperty().set(text));
            }

            @Override
            public boolean yieldPoint() {
                return context.yieldPoint();
            }
        };
    }

    private IdleWork.Need<Boolean> full() {
        return new IdleWork.Need<>(
                "work.part-loss",
                false,
                () -> {
                    Wanted wanted = newest;
                    return wanted != null
                            && restedAt == moves
                            && isReady(wanted.pair())
                            && !isFull(wanted);
                },
                () -> {
                    Wanted wanted = Objects.requireNonNull(newest);
                    return context ->
                            measures.full(
                                    wanted,
                                    lines -> desk.window().execute(() -> grow(wanted, lines)),
                                    () -> !isNewest(wanted),
                                    context);
                },
                done -> {});
    }

    private boolean isNewest(Wanted wanted) {
        Wanted now = newest;
        return now != null && now.isSame(wanted);
    }

    private void grow(Wanted wanted, Lines lines) {
        if (isNewest(wanted)) {
            part.linesProperty()
                    .set(new Measured<>(wanted.pair(), wanted.data(), wanted.result(), lines));
        }
    }

    private record Counted(Wanted wanted, int count, Lines lines) {}

    private IdleWork.Need<Counted> barriers() {
        return new IdleWork.Need<>(
                "work.part-barriers",
                false,
                () -> nextCount().isPresent(),
                () -> {
                    Wanted chosen = Objects.requireNonNull(newest);
                    int count = nextCount().orElseThrow();
                    var wanted =
                            new Wanted(
                                    chosen.pair(),
                                    chosen.result(),
                                    part.restriction(count),
                                    chosen.data());
                    DataChoice data = chosen.data();
                    int examples = Math.min(Pictures.STEP_SAMPLE, data.examples());
                    return context ->
                            new Counted(
                                    chosen,
                                    count,
                                    measures.few(
                                            wanted,
                                            data.with(
                                                    data.statistics()
                                                            .onFirst(Pictures.STEP_SAMPLE)),
                                            examples,
                                            THREE,
                                            context));
                },
                found -> {
                    Wanted now = newest;
                    if (now != null
                            && same(now.pair(), found.wanted.pair())
                            && same(now.data(), found.wanted.data())
                            && same(now.result(), found.wanted.result())
                            && part.restriction(found.count).equals(found.lines.part())) {
                        keep(found.count, found.lines);
                    }
                });
    }

    private void keep(int count, Lines lines) {
        var matched = lines.matched();
        part.keep(
                state,
                count,
                new Barriers(
                        lines.naive().barrierAtHalf(),
                        matched == null ? Double.NaN : matched.barrierAtHalf(),
                        lines.examples()));
    }

    private Optional<Integer> nextCount() {
        Wanted wanted = newest;
        if (wanted == null || isWhole() || restedAt != moves || !isReady(wanted.pair()) || !live) {
            return Optional.empty();
        }
        var known = part.barriers(state);
        return PartCounts.upTo(part.most(wanted.pair())).stream()
                .filter(count -> !known.containsKey(count))
                .findFirst();
    }
}
