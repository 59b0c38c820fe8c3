package thalweg.dataset;

import java.util.ArrayList;
import java.util.List;
import thalweg.words.Phrase;

/**
 * x ↦ (x − mean) / deviation, by channel, on inputs scaled to 0…1.
 *
 * @param mean one a channel
 * @param deviation one a channel, above 0
 */
public record Normalization(List<Float> mean, List<Float> deviation) {
    /** MNIST's usual one. */
    public static final Normalization MNIST = new Normalization(List.of(0.1307f), List.of(0.3081f));

    /** CIFAR-10's usual one. */
    public static final Normalization CIFAR_10 =
            new Normalization(
                    List.of(0.4914f, 0.4822f, 0.4465f), List.of(0.2470f, 0.2435f, 0.2616f));

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
                    Phrase.of("baddata.normalisation-needs-as-many-means-as-deviations"),
                    Phrase.of("baddata.mean-deviation", mean, deviation),
                    Phrase.of("remedies.give-one-each-channel"));
        }
    }

    /**
     * As a person writes it: one number, or one a channel with commas or spaces between.
     *
     * @throws DatasetException when a word is no number, or they don't fit each other
     */
    public static Normalization of(String mean, String deviation) {
        return new Normalization(numbers(mean), numbers(deviation));
    }

    private static List<Float> numbers(String text) {
        List<Float> numbers = new ArrayList<>();
        for (String word : text.replace(',', ' ').strip().split("\\s+")) {
            try {
                numbers.add(Float.parseFloat(word));
            } catch (NumberFormatException e) {
                throw new DatasetException(
                        Phrase.of("baddata.not-number", word),
                        Phrase.of("baddata.normalisation-inputs"),
                        Phrase.of("remedies.give-one-number-one-channel-with-spaces"));
            }
        }
        return numbers;
    }

    /** The mean of a channel. */
    float meanOf(int channel) {
        return mean.get(Math.min(channel, mean.size() - 1));
    }

    /** The deviation of a channel. */
    float deviationOf(int channel) {
        return deviation.get(Math.min(channel, deviation.size() - 1));
    }

    /**
     * @throws DatasetException when it has neither one channel nor as many as the data
     */
    void requireFit(int channels, String data) {
        if (mean.size() != 1 && mean.size() != channels) {
            throw new DatasetException(
                    Phrase.of("baddata.normalisation-has-channels-inputs", mean.size(), channels),
                    data,
                    Phrase.of("remedies.give-one-mean-deviation-channel-one-for"));
        }
    }
}
