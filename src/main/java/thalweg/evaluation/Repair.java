package thalweg.evaluation;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;

/** REPAIR on a network whose batch norm is fused; see {@link Statistics}. */
final class Repair implements Renewal {
    /** A unit that hardly moves on θ(α) isn't blown up without bound. */
    private static final double LARGEST_SCALE = 1e5;

    private final Plan plan;
    private final TrainingPass pass;
    private final FlatLine line;
    private final Stage last;
    private @Nullable List<Map<Stage, ChannelMoments>> ofA;
    private @Nullable List<Map<Stage, ChannelMoments>> ofB;

    /** Takes the pass, and closes it. */
    Repair(Plan plan, TrainingPass pass, FlatLine line) {
        this.plan = plan;
        this.pass = pass;
        this.line = line;
        this.last = plan.stages().stream().filter(Stage::linear).toList().getLast();
    }

    @Override
    public float[] measure(NativeFloats theta, double alpha, JobContext context) {
        if (ofA == null) {
            ofA = measure(line.a(), context);
        }
        if (ofB == null) {
            ofB = measure(line.b(), context);
        }
        List<Map<Stage, ChannelMoments>> a = ofA;
        List<Map<Stage, ChannelMoments>> b = ofB;
        List<Map<Stage, ChannelMoments>> met = new ArrayList<>();
        pass.run(
                theta,
                batch -> {
                    met.add(new HashMap<>());
                    return new Seen(met.getLast(), a.get(batch), b.get(batch), alpha);
                },
                context);
        var measured = FloatBuffer.allocate(2 * wanted().mapToInt(this::channels).sum());
        wanted().forEach(
                        stage -> {
                            var correction =
                                    correction(
                                            over(met, stage),
                                            over(a, stage),
                                            over(b, stage),
                                            alpha);
                            measured.put(correction.scale()).put(correction.shift());
                        });
        return measured.array();
    }

    @Override
    public void apply(float[] measured, NativeFloats theta) {
        var reader = new ThetaReader(theta, plan.layout());
        var numbers = FloatBuffer.wrap(measured);
        wanted().forEach(
                        stage -> {
                            float[] scale = new float[channels(stage)];
                            float[] shift = new float[scale.length];
                            numbers.get(scale).get(shift);
                            change(stage, new Correction.Affine(scale, shift), reader);
                        });
    }

    private Stream<Stage> wanted() {
        return plan.stages().stream().filter(this::wanted);
    }

    private List<Map<Stage, ChannelMoments>> measure(NativeFloats theta, JobContext context) {
        List<Map<Stage, ChannelMoments>> met = new ArrayList<>();
        pass.run(
                theta,
                _ -> {
                    met.add(new HashMap<>());
                    return new Seen(met.getLast(), null, null, 0);
                },
                context);
        return met;
    }

    private int channels(Stage stage) {
        return plan.shape(stage.main().name()).getFirst();
    }

    private boolean wanted(Stage stage) {
        return stage.linear() && !stage.equals(last);
    }

    /** Keeps each stage's moments, and corrects it when it knows those of A and B. */
    private final class Seen implements Correction {
        private final Map<Stage, ChannelMoments> met;
        private final @Nullable Map<Stage, ChannelMoments> a;
        private final @Nullable Map<Stage, ChannelMoments> b;
        private final double alpha;

        Seen(
                Map<Stage, ChannelMoments> met,
                @Nullable Map<Stage, ChannelMoments> a,
                @Nullable Map<Stage, ChannelMoments> b,
                double alpha) {
            this.met = met;
            this.a = a;
            this.b = b;
            this.alpha = alpha;
        }

        @Override
        public boolean wants(Stage stage) {
            return wanted(stage);
        }

        @Override
        public @Nullable Affine meet(Stage stage, ChannelMoments moments) {
            met.put(stage, moments);
            return a == null || b == null
                    ? null
                    : correction(moments, moments(a, stage), moments(b, stage), alpha);
        }
    }

    private static ChannelMoments moments(Map<Stage, ChannelMoments> of, Stage stage) {
        return Objects.requireNonNull(of.get(stage));
    }

    /** What gives θ(α)'s channels the mean and the deviation between A's and B's. */
    private static Correction.Affine correction(
            ChannelMoments met, ChannelMoments a, ChannelMoments b, double alpha) {
        int channels = met.mean().length;
        float[] scale = new float[channels];
        float[] shift = new float[channels];
        for (int c = 0; c < channels; c++) {
            double mean = (1 - alpha) * a.mean()[c] + alpha * b.mean()[c];
            double wanted = (1 - alpha) * deviation(a, c) + alpha * deviation(b, c);
            double has = deviation(met, c);
            double by = has == 0 ? 1 : Math.min(LARGEST_SCALE, wanted / has);
            scale[c] = (float) by;
            shift[c] = (float) (mean - by * met.mean()[c]);
        }
        return new Correction.Affine(scale, shift);
    }

    private static double deviation(ChannelMoments m, int channel) {
        return Math.sqrt(m.variance()[channel]);
    }

    /** The plain means over batches of means and variances. */
    private static ChannelMoments over(List<Map<Stage, ChannelMoments>> batches, Stage stage) {
        int channels = moments(batches.getFirst(), stage).mean().length;
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        long rows = 0;
        for (Map<Stage, ChannelMoments> batch : batches) {
            ChannelMoments m = moments(batch, stage);
            for (int c = 0; c < channels; c++) {
                mean[c] += m.mean()[c] / batches.size();
                variance[c] += m.variance()[c] / batches.size();
            }
            rows += m.rows();
        }
        return new ChannelMoments(mean, variance, rows);
    }

    /** W ← s W and b ← s b + t. */
    private static void change(Stage stage, Correction.Affine correction, ThetaReader theta) {
        var names = Weights.names(stage.main());
        String bias = Objects.requireNonNull(names.bias(), "a fused layer has a bias");
        var changed = Weights.of(stage.main(), theta::get).followedBy(correction);
        theta.set(names.weight(), changed.weight());
        theta.set(bias, changed.bias());
    }

    @Override
    public void movedB() {
        ofB = null;
    }

    @Override
    public void close() {
        pass.close();
    }
}
