package thalweg.evaluation;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.network.Layer;

/** Batch norm's running statistics measured anew; see {@link Statistics}. */
final class Reset implements Renewal {
    private final Plan plan;
    private final TrainingPass pass;

    /** Takes the pass, and closes it. */
    Reset(Plan plan, TrainingPass pass) {
        this.plan = plan;
        this.pass = pass;
    }

    @Override
    public float[] measure(NativeFloats theta, double alpha, JobContext context) {
        var met = new Measured(new ThetaReader(theta, plan.layout()));
        pass.run(theta, _ -> met, context);
        var measured = FloatBuffer.allocate(norms().mapToInt(n -> 2 * n.size()).sum());
        norms().forEach(norm -> Objects.requireNonNull(met.sums.get(norm)).put(measured));
        return measured.array();
    }

    @Override
    public void apply(float[] measured, NativeFloats theta) {
        var reader = new ThetaReader(theta, plan.layout());
        var numbers = FloatBuffer.wrap(measured);
        norms().forEach(
                        norm -> {
                            reader.set(norm.mean(), next(numbers, norm.size()));
                            reader.set(norm.variance(), next(numbers, norm.size()));
                        });
    }

    private static float[] next(FloatBuffer numbers, int count) {
        float[] values = new float[count];
        numbers.get(values);
        return values;
    }

    /** Each once, in the order of the network. */
    private Stream<Layer.BatchNorm> norms() {
        return plan.stages().stream()
                .map(Stage::norm)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct();
    }

    @Override
    public void movedB() {}

    @Override
    public void close() {
        pass.close();
    }

    /** Training mode: each batch is normalised by its own statistics. */
    private record Measured(ThetaReader theta, Map<Layer.BatchNorm, Sum> sums)
            implements Correction {
        Measured(ThetaReader theta) {
            this(theta, new LinkedHashMap<>());
        }

        @Override
        public boolean wants(Stage stage) {
            return stage.norm() != null;
        }

        @Override
        public Affine meet(Stage stage, ChannelMoments moments) {
            Layer.BatchNorm norm = Objects.requireNonNull(stage.norm());
            sums.computeIfAbsent(norm, n -> new Sum(n.size())).add(moments);
            return Affine.normalising(
                    norm, theta::get, c -> moments.mean()[c], c -> moments.variance()[c]);
        }
    }

    /** Of the batches' means and unbiased variances. */
    private static final class Sum {
        private final double[] mean;
        private final double[] variance;
        private int batches;

        Sum(int size) {
            mean = new double[size];
            variance = new double[size];
        }

        void add(ChannelMoments moments) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += moments.mean()[c];
                variance[c] += moments.unbiased(c);
            }
            batches++;
        }

        /** The means, then the variances. */
        void put(FloatBuffer to) {
            for (double[] sum : List.of(mean, variance)) {
                for (double value : sum) {
                    to.put((float) (value / batches));
                }
            }
        }
    }
}
