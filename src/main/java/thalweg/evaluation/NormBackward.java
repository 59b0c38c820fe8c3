package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.network.Layer;
import thalweg.network.Shapes;

/**
 * The backward pass of layer norm and group norm, an example at a time. Of a set of numbers x that
 * is normalised together, x̂ = (x − mean) / √(variance + ε) and y = scale · x̂ + shift: with g =
 * scale · ∂L/∂y, ∂L/∂x = (g − mean(g) − x̂ · mean(g x̂)) / √(variance + ε), as mean and variance
 * move with x. (Ba, Kiros and Hinton, arXiv 1607.06450; Wu and He, arXiv 1803.08494.) Sums in
 * double.
 */
final class NormBackward implements StageBackward {
    /** {@code rows} runs of {@code width} numbers, {@code step} apart, normalised together. */
    private record Together(int first, int width, int step, int rows) {}

    private final List<Together> sets = new ArrayList<>();
    private final int numbers;
    private final List<Integer> learned;
    private final @Nullable String scaleName;
    private final @Nullable String shiftName;
    private final double epsilon;
    private float[] scale = {};
    private @Nullable ThetaReader theta;

    /**
     * @param shape of what it reads, [units, positions…]
     */
    NormBackward(Layer.GroupNorm norm, List<Integer> shape) {
        this(norm.scale(), norm.shift(), norm.epsilon(), shape.subList(0, 1), shape);
        int units = shape.getFirst();
        int width = units / norm.groups();
        for (int g = 0; g < norm.groups(); g++) {
            sets.add(new Together(g * width, width, units, Shapes.positions(shape)));
        }
    }

    /**
     * @param shape of what it reads, [units, positions…]
     */
    NormBackward(Layer.LayerNorm norm, List<Integer> shape) {
        this(norm.scale(), norm.shift(), norm.epsilon(), norm.shape(), shape);
        int width = Shapes.count(norm.shape());
        for (int first = 0; first < numbers; first += width) {
            sets.add(new Together(first, width, width, 1));
        }
    }

    private NormBackward(
            @Nullable String scaleName,
            @Nullable String shiftName,
            double epsilon,
            List<Integer> learned,
            List<Integer> shape) {
        this.scaleName = scaleName;
        this.shiftName = shiftName;
        this.epsilon = epsilon;
        this.learned = learned;
        numbers = Shapes.count(shape);
    }

    @Override
    public void load(ThetaReader newTheta) {
        theta = newTheta;
        scale = newTheta.channelsLast(scaleName, learned, 1);
    }

    @Override
    public void run(
            int n,
            List<NativeFloats> x,
            NativeFloats y,
            NativeFloats dy,
            List<@Nullable Owed> dx,
            NativeFloats gradient,
            JobContext context) {
        float[] read = new float[numbers];
        float[] given = new float[numbers];
        float[] owed = new float[numbers];
        double[] ofScale = new double[scale.length];
        double[] ofShift = new double[scale.length];
        var pace = new Pace(context);
        for (int i = 0; i < n; i++) {
            x.getFirst().read((long) i * numbers, read, 0, numbers);
            dy.read((long) i * numbers, given, 0, numbers);
            for (Together set : sets) {
                backward(set, read, given, owed, ofScale, ofShift);
            }
            KernelBackward.passOn(owed, dx.getFirst(), (long) i * numbers, read);
            pace.done(numbers);
        }
        add(ofScale, scaleName, gradient);
        add(ofShift, shiftName, gradient);
    }

    private void backward(
            Together set, float[] x, float[] dy, float[] dx, double[] ofScale, double[] ofShift) {
        double n = (double) set.width * set.rows;
        double mean = 0;
        for (int r = 0; r < set.rows; r++) {
            for (int i = 0; i < set.width; i++) {
                mean += x[set.first + r * set.step + i];
            }
        }
        mean /= n;
        double variance = 0;
        for (int r = 0; r < set.rows; r++) {
            for (int i = 0; i < set.width; i++) {
                double d = x[set.first + r * set.step + i] - mean;
                variance += d * d;
            }
        }
        double by = 1 / Math.sqrt(variance / n + epsilon);
        double sum = 0;
        double along = 0;
        for (int r = 0; r < set.rows; r++) {
            for (int i = 0; i < set.width; i++) {
                int at = set.first + r * set.step + i;
                int of = at % scale.length;
                double white = (x[at] - mean) * by;
                double g = (double) dy[at] * scale[of];
                ofScale[of] += dy[at] * white;
                ofShift[of] += dy[at];
                sum += g;
                along += g * white;
            }
        }
        for (int r = 0; r < set.rows; r++) {
            for (int i = 0; i < set.width; i++) {
                int at = set.first + r * set.step + i;
                double white = (x[at] - mean) * by;
                double g = (double) dy[at] * scale[at % scale.length];
                dx[at] = (float) (by * (g - sum / n - white * along / n));
            }
        }
    }

    /**
     * @param sums units innermost, as the values are; tensors have positions so
     */
    private void add(double[] sums, @Nullable String tensor, NativeFloats gradient) {
        if (tensor == null) {
            return;
        }
        int units = learned.getFirst();
        int positions = sums.length / units;
        double[] turned = new double[sums.length];
        for (int p = 0; p < positions; p++) {
            for (int u = 0; u < units; u++) {
                turned[u * positions + p] = sums[p * units + u];
            }
        }
        StageBackward.add(
                turned, gradient, Objects.requireNonNull(theta, "no θ was loaded").offset(tensor));
    }

    @Override
    public void close() {}
}
