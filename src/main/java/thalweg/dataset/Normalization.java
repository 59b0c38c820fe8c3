package thalweg.dataset;

import java.util.List;

/**
 * x ↦ (x − mean) / deviation, by channel, on inputs scaled to 0…1.
 *
 * @param mean one a channel
 * @param deviation one a channel, above 0
 */
public record Normalization(List<Float> mean, List<Float> deviation) {
    /** MNIST's usual one. */
    public static final Normalization MNIST = new Normalization(List.of(0.1307f), List.of(0.3081f));

    /** Leaves inputs as they are, scaled to 0…1. */
    public static final Normalization NONE = new Normalization(List.of(0f), List.of(1f));

    /**
     * Copies its arguments.
     *
     * @throws DatasetException when they don't fit each other, or a deviation is 0
     */
    public Normalization {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        boolean finite = true;
        for (float number : mean) {
            finite &= Float.isFinite(number);
        }
        for (float number : deviation) {
            finite &= Float.isFinite(number) && number > 0;
        }
        if (mean.isEmpty() || mean.size() != deviation.size() || !finite) {
            throw new DatasetException(
                    "a normalisation needs as many means as deviations, the latter above 0",
                    "mean " + mean + " deviation " + deviation,
                    "give one of each a channel");
        }
    }
}
