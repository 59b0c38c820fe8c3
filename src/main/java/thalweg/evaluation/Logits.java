package thalweg.evaluation;

import java.util.Arrays;

/**
 * What a network puts out for examples, before the softmax.
 *
 * @param values row-major [examples, classes]; not to be changed
 * @param labels the examples' classes; not to be changed
 */
public record Logits(float[] values, int classes, int[] labels) {
    /** T is sought between this and its inverse: beyond, the examples tell of none. */
    public static final double LEAST_TEMPERATURE = 1e-3;

    private static final int MOST_STEPS = 100;

    /**
     * Loss at the temperature that suits these examples best.
     *
     * @param temperature T, from 0.001 to 1,000; at one of these there is no best one
     * @param loss mean cross-entropy of the logits divided by T, nats: the least over all T
     */
    public record Calibrated(double temperature, double loss) {}

    /**
     * The least of the mean cross-entropy over temperatures (Guo et al., On Calibration of Modern
     * Neural Networks, arXiv 1706.04599, section 4.2): convex in 1 / T, so found by halving where
     * its derivative changes sign. What it takes off the loss is overconfidence, not wrong answers.
     */
    public Calibrated calibrated() {
        double low = LEAST_TEMPERATURE;
        double high = 1 / LEAST_TEMPERATURE;
        for (int step = 0; step < MOST_STEPS && high - low > 1e-6 * high; step++) {
            double middle = (low + high) / 2;
            if (slope(middle) <= 0) { // 0 where all but the class are nothing
                low = middle;
            } else {
                high = middle;
            }
        }
        double inverse = (low + high) / 2;
        return new Calibrated(1 / inverse, loss(inverse));
    }

    /** Mean cross-entropy of the logits times a factor. */
    private double loss(double factor) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double largest = largest(i);
            double powers = 0;
            for (int c = 0; c < classes; c++) {
                powers += Math.exp(factor * (values[i * classes + c] - largest));
            }
            sum += Math.log(powers) + factor * (largest - values[i * classes + labels[i]]);
        }
        return sum / labels.length;
    }

    /** Its derivative by the factor: the mean of Σ p z − z of the class. */
    private double slope(double factor) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double largest = largest(i);
            double powers = 0;
            double weighed = 0;
            for (int c = 0; c < classes; c++) {
                double z = values[i * classes + c] - largest;
                double power = Math.exp(factor * z);
                powers += power;
                weighed += power * z;
            }
            sum += weighed / powers - (values[i * classes + labels[i]] - largest);
        }
        return sum / labels.length;
    }

    private float largest(int example) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            largest = Math.max(largest, values[example * classes + c]);
        }
        return largest;
    }

    /**
     * The score of two networks' mean probabilities: their ensemble, which needs twice the work and
     * no basin.
     *
     * @param other of the same examples
     */
    public Score ensemble(Logits other) {
        double loss = 0;
        int right = 0;
        double[] mean = new double[classes];
        for (int i = 0; i < labels.length; i++) {
            Arrays.fill(mean, 0);
            add(i, mean);
            other.add(i, mean);
            int answer = 0;
            for (int c = 1; c < classes; c++) {
                answer = mean[c] > mean[answer] ? c : answer;
            }
            loss -= Math.log(Math.max(Double.MIN_NORMAL, mean[labels[i]]));
            right += answer == labels[i] ? 1 : 0;
        }
        return new Score(loss / labels.length, (double) right / labels.length, labels.length);
    }

    /** Adds half of an example's probabilities. */
    private void add(int example, double[] mean) {
        double largest = largest(example);
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += Math.exp(values[example * classes + c] - largest);
        }
        for (int c = 0; c < classes; c++) {
            mean[c] += Math.exp(values[example * classes + c] - largest) / sum / 2;
        }
    }
}
