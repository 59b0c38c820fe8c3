package thalweg.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
    public void renew(NativeFloats theta, double alpha, JobContext context) {
        var reader = new ThetaReader(theta, plan.layout());
        var measured = new Measured(reader);
        pass.run(theta, _ -> measured, context);
        measured.sums.forEach((norm, sum) -> sum.write(norm, reader));
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

        void write(Layer.BatchNorm norm, ThetaReader theta) {
            theta.set(norm.mean(), over(mean));
            theta.set(norm.variance(), over(variance));
        }

        private float[] over(double[] sum) {
            float[] result = new float[sum.length];
            for (int c = 0; c < sum.length; c++) {
                result[c] = (float) (sum[c] / batches);
            }
            return result;
        }
    }
}
