package thalweg.evaluation;

/**
 * Sums of cross-entropy along the line, of logits that are jets: with p the softmax of their
 * values, −log p of the class changes by Σ p z₁ − z₁ of the class, and at second order by Σ p z₂ +
 * ½ (Σ p z₁² − (Σ p z₁)²) − z₂ of the class.
 */
final class LossJet {
    private final int classes;
    private double loss;
    private double first;
    private double second;

    LossJet(int classes) {
        this.classes = classes;
    }

    /**
     * Adds n examples.
     *
     * @param logits [n, classes]
     * @param from which of the examples they begin with
     */
    void add(Jet logits, LoadedExamples examples, int from, int n) {
        var z = new Jet.Part(classes);
        for (int i = 0; i < n; i++) {
            z.read(logits, (long) i * classes, classes);
            add(z, examples.label(from + i));
        }
    }

    private void add(Jet.Part z, int label) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float value : z.value) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        double z1 = 0;
        double z1Squared = 0;
        double z2 = 0;
        for (int c = 0; c < classes; c++) {
            double power = Math.exp(z.value[c] - largest);
            sum += power;
            z1 += power * z.first[c];
            z1Squared += power * z.first[c] * z.first[c];
            z2 += power * z.second[c];
        }
        z1 /= sum;
        loss += Math.log(sum) + largest - z.value[label];
        first += z1 - z.first[label];
        second += z2 / sum + (z1Squared / sum - z1 * z1) / 2 - z.second[label];
    }

    /** Over so many examples. */
    Derivatives mean(int count) {
        return new Derivatives(loss / count, first / count, 2 * second / count);
    }
}
