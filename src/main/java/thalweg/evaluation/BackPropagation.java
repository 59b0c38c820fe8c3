package thalweg.evaluation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Layer;
import thalweg.network.Parameters;
import thalweg.network.Shapes;

/**
 * Gradients by back-propagation, stage by stage over a whole batch: dense layers by gemm,
 * convolutions by oneDNN, the rest in plain Java. Every stage's output is kept from the forward
 * pass; what the loss owes to a value is given back as soon as the stage that made it has passed it
 * on. Rooms are kept for batches of the same size.
 */
final class BackPropagation implements LossGradient {
    private final Plan plan;
    private final NativeMemory memory;
    private final List<Step> steps = new ArrayList<>();
    private final Rooms rooms;

    /** A stage with what computes it. */
    private record Step(
            Stage stage, PlainRunner runner, StageEnd end, StageBackward backward, int numbers) {}

    /** What a stage put out: its main node's output, and its own; one room where that does. */
    private record Value(NativeFloats raw, NativeFloats out) {}

    BackPropagation(Plan plan, LinearAlgebra algebra, NativeMemory memory) {
        this.plan = plan;
        this.memory = memory;
        this.rooms = new Rooms();
        try {
            for (Stage stage : plan.stages()) {
                if (!(stage.main().layer() instanceof Layer.Input)) {
                    steps.add(step(stage, algebra));
                }
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Step step(Stage stage, LinearAlgebra algebra) {
        var end = new StageEnd(stage, plan.shape(stage.output()).getFirst());
        PlainRunner runner = ForwardPass.plain(plan, stage, algebra);
        try {
            StageBackward backward = StageBackward.of(plan, stage, algebra, memory);
            return new Step(stage, runner, end, backward, plan.outputs(stage));
        } catch (RuntimeException e) {
            runner.close();
            throw e;
        }
    }

    @Override
    public long flatLength() {
        return plan.layout().length();
    }

    @Override
    public void flatten(Parameters theta, NativeFloats target) {
        plan.layout().flatten(theta, target);
    }

    @Override
    public void read(NativeFloats flat, String tensor, float[] target) {
        flat.read(plan.layout().offset(tensor), target, 0, target.length);
    }

    @Override
    public double loss(NativeFloats theta, LoadedExamples batch, JobContext context) {
        var values = new HashMap<String, Value>();
        try {
            return SoftmaxLoss.of(forward(theta, batch, values, context), plan.classes(), batch);
        } finally {
            values.values().forEach(this::giveBack);
        }
    }

    @Override
    public double gradient(
            NativeFloats theta, LoadedExamples batch, NativeFloats gradient, JobContext context) {
        var values = new HashMap<String, Value>();
        var owed = new HashMap<String, NativeFloats>();
        try {
            float[] logits = forward(theta, batch, values, context);
            double loss = SoftmaxLoss.of(logits, plan.classes(), batch);
            // Running statistics and what nothing reaches have a gradient of 0.
            StageEnd.clear(gradient, gradient.count());
            NativeFloats last = rooms.take(logits.length);
            owed.put(steps.getLast().stage.output(), last);
            last.write(0, logits, 0, logits.length);
            for (Step step : steps.reversed()) {
                backward(step, batch.count(), values, owed, gradient, context);
            }
            return loss;
        } finally {
            values.values().forEach(this::giveBack);
            owed.values().forEach(rooms::giveBack);
        }
    }

    private void giveBack(Value value) {
        rooms.giveBack(value.out);
        if (value.raw != value.out) {
            rooms.giveBack(value.raw);
        }
    }

    /** The logits, [count, classes]; the values are left for whoever called, also on failure. */
    private float[] forward(
            NativeFloats theta,
            LoadedExamples batch,
            Map<String, Value> values,
            JobContext context) {
        var reader = new ThetaReader(theta, plan.layout());
        int n = batch.count();
        Stage input = plan.stages().getFirst();
        Layer.Input read = (Layer.Input) input.main().layer();
        NativeFloats x = rooms.take((long) n * read.length());
        values.put(input.output(), new Value(x, x));
        ForwardPass.copyInputs(read, batch, 0, n, x);
        NativeFloats last = x;
        for (Step step : steps) {
            context.yieldOrStop();
            step.runner.load(reader);
            step.end.load(reader);
            step.backward.load(reader);
            long numbers = (long) n * step.numbers;
            NativeFloats out = rooms.take(numbers);
            values.put(step.stage.output(), new Value(out, out));
            NativeFloats raw = out;
            if (StageEnd.keepsRaw(step.stage)) {
                raw = rooms.take(numbers);
                values.put(step.stage.output(), new Value(raw, out));
            }
            step.runner.raw(n, read(step.stage, values), raw, context);
            step.end.forward(raw, out, numbers, added(step.stage, values), context);
            last = out;
        }
        float[] logits = new float[n * plan.classes()];
        last.read(0, logits, 0, logits.length);
        return logits;
    }

    private static List<NativeFloats> read(Stage stage, Map<String, Value> values) {
        return stage.inputs().stream()
                .map(name -> Objects.requireNonNull(values.get(name), name).out)
                .toList();
    }

    private static @Nullable NativeFloats added(Stage stage, Map<String, Value> values) {
        return stage.added() == null
                ? null
                : Objects.requireNonNull(values.get(stage.added()), stage.added()).out;
    }

    private void backward(
            Step step,
            int n,
            Map<String, Value> values,
            Map<String, NativeFloats> owed,
            NativeFloats gradient,
            JobContext context) {
        context.yieldOrStop();
        Stage stage = step.stage;
        Value value = Objects.requireNonNull(values.get(stage.output()));
        NativeFloats d = owed.get(stage.output());
        if (d == null) {
            return; // nothing that reaches the logits reads it
        }
        long numbers = (long) n * step.numbers;
        step.end.backward(
                value.raw,
                value.out,
                added(stage, values),
                d,
                numbers,
                stage.added() == null ? null : owedTo(stage.added(), n, owed),
                gradient,
                context);
        List<StageBackward.@Nullable Owed> dx = new ArrayList<>();
        for (String name : stage.inputs()) {
            dx.add(owedTo(name, n, owed));
        }
        step.backward.run(n, read(stage, values), value.raw, d, dx, gradient, context);
        owed.remove(stage.output());
        rooms.giveBack(d);
        values.remove(stage.output());
        giveBack(value);
    }

    /** Where a value's share goes; null for the network's input. */
    private StageBackward.@Nullable Owed owedTo(
            String name, int n, Map<String, NativeFloats> owed) {
        if (name.equals(plan.stages().getFirst().output())) {
            return null;
        }
        NativeFloats begun = owed.get(name);
        if (begun != null) {
            return new StageBackward.Owed(begun, true);
        }
        long numbers = (long) n * Shapes.count(plan.shape(name));
        NativeFloats room = rooms.take(numbers);
        owed.put(name, room);
        return new StageBackward.Owed(room, false);
    }

    @Override
    public void close() {
        for (Step step : steps) {
            step.runner.close();
            step.backward.close();
        }
        rooms.close();
    }

    /** Rooms that are given back are taken again by whoever needs as many numbers. */
    private final class Rooms {
        private final Map<Long, Deque<NativeFloats>> free = new HashMap<>();

        NativeFloats take(long numbers) {
            Deque<NativeFloats> same = free.get(numbers);
            return same == null || same.isEmpty() ? memory.allocate(numbers) : same.pop();
        }

        void giveBack(NativeFloats room) {
            free.computeIfAbsent(room.count(), _ -> new ArrayDeque<>()).push(room);
        }

        void close() {
            free.values().forEach(same -> same.forEach(NativeFloats::close));
            free.clear();
        }
    }
}
