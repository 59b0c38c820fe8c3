package thalweg.evaluation;

/** Mean cross-entropy of logits, and what it owes to them: (softmax − 1 of the class) / count. */
final class SoftmaxLoss {
    private SoftmaxLoss() {}

    /**
     * The mean over the examples, in double.
     *
     * @param logits row-major [count, classes]; becomes ∂loss/∂logits
     * @param labels of the same examples
     */
    static double of(float[] logits, int classes, LoadedExamples labels) {
        int count = logits.length / classes;
        double loss = 0;
        double[] powers = new double[classes];
        for (int i = 0; i < count; i++) {
            int row = i * classes;
            double largest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                largest = Math.max(largest, logits[row + c]);
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                powers[c] = Math.exp(logits[row + c] - largest);
                sum += powers[c];
            }
            int label = labels.label(i);
            loss += Math.log(sum) + largest - logits[row + label];
            for (int c = 0; c < classes; c++) {
                double p = powers[c] / sum - (c == label ? 1 : 0);
                logits[row + c] = (float) (p / count);
            }
        }
        return loss / count;
    }
}
