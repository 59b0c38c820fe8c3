package thalweg.dataset;

import java.util.List;

/**
 * x ↦ (x − mean) / deviation, by channel, on inputs scaled to 0…1.
 *
 * @param mean one a channel
 * @param deviation one a channel, not 0
 */
public record Normalization(List<Float> mean, List<Float> deviation) {
    /** MNIST's usual one. */
    public static final Normalization MNIST = new Normalization(List.of(0.1307f), List.of(0.3081f));

    /** Copies its arguments. */
    public Normalization {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }
}
