package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.network.Layer;
import thalweg.network.Shapes;

/**
 * A layer without weights along the line: it is linear, so each coefficient passes through it
 * alone, but for the largest of a window, whose place the value decides.
 */
final class KernelJet implements StageJet {
    private final Layer layer;
    private final List<List<Integer>> in = new ArrayList<>();
    private final List<Integer> out;
    private @Nullable Kernel kernel;

    KernelJet(Plan plan, Stage stage) {
        layer = stage.main().layer();
        stage.inputs().forEach(input -> in.add(plan.shape(input)));
        out = plan.shape(stage.main().name());
    }

    @Override
    public void load(ThetaReader theta, ThetaReader delta) {
        kernel = Kernel.of(layer, in, out, theta);
    }

    @Override
    public void run(int n, List<Jet> x, Jet y, JobContext context) {
        Kernel with = Objects.requireNonNull(kernel, "no θ was loaded");
        float[][] value = arrays();
        float[][] other = arrays();
        float[] output = new float[Shapes.count(out)];
        var pace = new Pace(context);
        for (int i = 0; i < n; i++) {
            read(x, Jet::value, i, value);
            with.apply(value, output);
            write(y.value(), i, output);
            for (Function<Jet, NativeFloats> coefficient :
                    List.<Function<Jet, NativeFloats>>of(Jet::first, Jet::second)) {
                read(x, coefficient, i, other);
                if (with instanceof PoolKernel pool) {
                    pool.along(value[0], other[0], output);
                } else {
                    with.apply(other, output);
                }
                write(coefficient.apply(y), i, output);
            }
            pace.done(3L * output.length);
        }
    }

    private float[][] arrays() {
        return in.stream().map(shape -> new float[Shapes.count(shape)]).toArray(float[][]::new);
    }

    private static void read(
            List<Jet> x, Function<Jet, NativeFloats> coefficient, int example, float[][] into) {
        for (int k = 0; k < into.length; k++) {
            int length = into[k].length;
            coefficient.apply(x.get(k)).read((long) example * length, into[k], 0, length);
        }
    }

    private static void write(NativeFloats y, int example, float[] output) {
        y.write((long) example * output.length, output, 0, output.length);
    }

    @Override
    public void close() {}
}
