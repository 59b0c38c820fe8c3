package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.network.Layer;
import thalweg.network.Shapes;

/** The backward pass of a layer without weights, an example at a time, in plain Java. */
final class KernelBackward implements StageBackward {
    /** Turns what is owed to one example's output into what is owed to each input. */
    @FunctionalInterface
    interface OfExample {
        /**
         * @param x what the layer read
         * @param dx filled
         */
        void apply(float[][] x, float[] dy, float[][] dx);
    }

    private final OfExample kernel;
    private final int outputs;
    private final List<Integer> inputs = new ArrayList<>();

    KernelBackward(Plan plan, Stage stage) {
        List<List<Integer>> in = stage.inputs().stream().map(plan::shape).toList();
        in.forEach(shape -> inputs.add(Shapes.count(shape)));
        List<Integer> out = plan.shape(stage.main().name());
        outputs = Shapes.count(out);
        kernel = kernel(stage.main().layer(), in, out);
    }

    private static OfExample kernel(Layer layer, List<List<Integer>> in, List<Integer> out) {
        List<Integer> shape = in.getFirst();
        int units = shape.getFirst();
        int positions = Shapes.positions(shape);
        return switch (layer) {
            case Layer.Pool p -> pool(PoolKernel.of(p, shape, out));
            case Layer.AdaptivePool p -> pool(PoolKernel.of(p, shape, out));
            case Layer.Flatten f ->
                    f.channelsLast()
                            ? (x, dy, dx) -> System.arraycopy(dy, 0, dx[0], 0, dy.length)
                            : (x, dy, dx) -> Moving.transpose(dy, units, positions, dx[0]);
            case Layer.Add _ ->
                    (x, dy, dx) -> {
                        for (float[] each : dx) {
                            System.arraycopy(dy, 0, each, 0, dy.length);
                        }
                    };
            case Layer.Multiply _ ->
                    (x, dy, dx) -> {
                        Moving.multiplyBackward(x[1], dy, units, dx[0]);
                        Moving.multiplyBackward(x[0], dy, units, dx[1]);
                    };
            case Layer.Concatenate _ -> {
                int[] each = in.stream().mapToInt(List::getFirst).toArray();
                yield (x, dy, dx) -> Moving.split(dy, each, dx);
            }
            case Layer.ZeroPadShortcut s -> Moving.shortcutBackward(s, shape, out);
            default -> throw new IllegalArgumentException("no backward pass: " + layer);
        };
    }

    private static OfExample pool(PoolKernel kernel) {
        return (x, dy, dx) -> kernel.backward(x[0], dy, dx[0]);
    }

    @Override
    public void load(ThetaReader theta) {}

    @Override
    public void run(
            int n,
            List<NativeFloats> x,
            NativeFloats y,
            NativeFloats dy,
            List<@Nullable Owed> dx,
            NativeFloats gradient,
            JobContext context) {
        float[][] read = new float[inputs.size()][];
        float[][] owed = new float[inputs.size()][];
        for (int k = 0; k < read.length; k++) {
            read[k] = new float[inputs.get(k)];
            owed[k] = new float[inputs.get(k)];
        }
        float[] given = new float[outputs];
        var pace = new Pace(context);
        for (int i = 0; i < n; i++) {
            dy.read((long) i * outputs, given, 0, outputs);
            for (int k = 0; k < read.length; k++) {
                x.get(k).read((long) i * read[k].length, read[k], 0, read[k].length);
            }
            kernel.apply(read, given, owed);
            for (int k = 0; k < read.length; k++) {
                passOn(owed[k], dx.get(k), (long) i * owed[k].length, read[k]);
            }
            pace.done(outputs);
        }
    }

    /**
     * Adds an example's share to what is owed.
     *
     * @param at where the example begins
     * @param buffer as long, overwritten
     */
    static void passOn(float[] share, @Nullable Owed owed, long at, float[] buffer) {
        if (owed == null) {
            return;
        }
        if (owed.begun()) {
            owed.room().read(at, buffer, 0, buffer.length);
            for (int i = 0; i < buffer.length; i++) {
                buffer[i] += share[i];
            }
            owed.room().write(at, buffer, 0, buffer.length);
        } else {
            owed.room().write(at, share, 0, share.length);
        }
    }

    @Override
    public void close() {}
}
