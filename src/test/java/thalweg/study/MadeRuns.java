package thalweg.study;

import java.util.List;
import java.util.Map;

/** Results with figures of one's choice. */
public final class MadeRuns {
    private MadeRuns() {}

    static StudyTask task(List<String> models, String id, Map<String, String> options, long seed) {
        return new StudyTask(
                StudyTask.VERSION,
                "test",
                models.stream()
                        .map(
                                m ->
                                        new StudyTask.ModelFile(
                                                m, m + ".pt", "hash of " + m, null, "relu"))
                        .toList(),
                new StudyTask.MethodName(id, id, id, options),
                seed,
                null,
                null,
                "none",
                null,
                11,
                List.of(0.0, 0.3, 0.9),
                20,
                List.of(),
                Map.of());
    }

    /** A pair whose naive barrier is 1 and whose null band is −0.01 to 0.01. */
    public record Made(
            double l2Reduction,
            double barrier,
            double control,
            List<Double> before,
            List<Double> after,
            double change) {
        /** As weight matching of two MLPs. */
        public static Made matched() {
            return new Made(
                    0.12, 0.01, 0.77, List.of(0.0, 0.004, -0.009), List.of(0.07, 0.2, 0.6), 1e-7);
        }

        public Made barrier(double nats) {
            return new Made(l2Reduction, nats, control, before, after, change);
        }

        public Made reduction(double share) {
            return new Made(share, barrier, control, before, after, change);
        }

        public Made before(Double... r) {
            return new Made(l2Reduction, barrier, control, List.of(r), after, change);
        }

        public Made after(Double... r) {
            return new Made(l2Reduction, barrier, control, before, List.of(r), change);
        }

        public Made change(double share) {
            return new Made(l2Reduction, barrier, control, before, after, share);
        }

        public PairFigures figures() {
            return new PairFigures(
                    1,
                    1 - l2Reduction,
                    l2Reduction,
                    0,
                    0,
                    before,
                    after,
                    List.of(-0.01, -0.01, -0.01),
                    List.of(0.01, 0.01, 0.01),
                    change,
                    1,
                    1,
                    List.of(),
                    new PairFigures.Losses(
                            0.1,
                            0.1,
                            0.1,
                            1.1,
                            0.1 + barrier,
                            1,
                            barrier,
                            1,
                            barrier,
                            control,
                            1,
                            1,
                            0,
                            1),
                    null,
                    null);
        }
    }

    /** A result of two models. */
    public static StudyResult pair(
            List<String> models, String id, Map<String, String> options, long seed, Made made) {
        return new StudyResult(task(models, id, options, seed), made.figures(), null, "CPU", 0, 0);
    }

    /** A result of A, B and C. */
    public static StudyResult triple(
            String id, Map<String, String> options, double throughA, double mean) {
        var losses =
                new TripleFigures.Losses(
                        List.of(0.1, 0.1, 0.1),
                        2,
                        mean,
                        0,
                        1,
                        List.of(1.0, 1.0, 1.0),
                        List.of(0.0, 0.0, throughA));
        return new StudyResult(
                task(List.of("A", "B", "C"), id, options, 0),
                null,
                new TripleFigures(1, 1, 0, 0, 0, 0.9, losses),
                "CPU",
                0,
                0);
    }
}
