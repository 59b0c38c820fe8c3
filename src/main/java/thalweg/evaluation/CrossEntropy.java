package thalweg.evaluation;

/**
 * Adds up cross-entropy and right answers over examples. The loss of one is log Σ exp(z) − z of its
 * class, in double; the answer is the first of the largest logits.
 */
final class CrossEntropy {
    private double loss;
    private int right;
    private int examples;

    /**
     * Adds examples.
     *
     * @param logits row-major [count, classes]
     * @param first the label of the first of them
     */
    void add(float[] logits, int count, int classes, LoadedExamples labels, int first) {
        for (int i = 0; i < count; i++) {
            int row = i * classes;
            int label = labels.label(first + i);
            int answer = 0;
            for (int c = 1; c < classes; c++) {
                if (logits[row + c] > logits[row + answer]) {
                    answer = c;
                }
            }
            double largest = logits[row + answer];
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += Math.exp(logits[row + c] - largest);
            }
            loss += Math.log(sum) + largest - logits[row + label];
            right += answer == label ? 1 : 0;
        }
        examples += count;
    }

    /** The mean over all that were added. */
    Score score() {
        return new Score(loss / examples, (double) right / examples, examples);
    }
}
