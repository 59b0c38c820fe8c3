package thalweg.evaluation;

/** Receives the logits of some examples at a time. */
@FunctionalInterface
interface LogitsTaker {
    /**
     * @param logits row-major [n, classes], from the beginning; good until this returns
     * @param first the first of the examples
     */
    void take(float[] logits, int first, int n);

    /** One that adds them up. */
    static LogitsTaker into(CrossEntropy sum, int classes, LoadedExamples examples) {
        return (logits, first, n) -> sum.add(logits, n, classes, examples, first);
    }

    /** Room for all of them, to be filled by {@link #into(Logits)}. */
    static Logits room(int classes, LoadedExamples examples, int count) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = examples.label(i);
        }
        return new Logits(new float[Math.multiplyExact(count, classes)], classes, labels);
    }

    /** One that keeps them all. */
    static LogitsTaker into(Logits all) {
        return (logits, first, n) ->
                System.arraycopy(logits, 0, all.values(), first * all.classes(), n * all.classes());
    }
}
