package thalweg.dataset;

import java.util.List;
import java.util.Objects;

/** What every data set held in memory shares: all but its inputs. */
abstract sealed class LoadedDataset implements Dataset permits ByteDataset, FloatDataset {
    private final About about;
    private final Normalization normalization;

    /**
     * @param shape of one input, channels first
     * @param channelsLast whether the numbers lie as height × width × channels all the same
     * @param labels one an example, each below classes; not copied
     */
    record About(
            String name,
            String split,
            List<Integer> shape,
            boolean channelsLast,
            int classes,
            int[] labels) {
        About {
            shape = List.copyOf(shape);
        }

        /** Numbers in one input. */
        int length() {
            return shape.stream().reduce(1, (a, b) -> a * b);
        }

        int channels() {
            return shape.size() == 3 ? shape.getFirst() : 1;
        }
    }

    /**
     * @throws DatasetException when the normalisation has another number of channels
     */
    LoadedDataset(About about, Normalization normalization) {
        normalization.requireFit(about.channels(), about.name());
        this.about = about;
        this.normalization = normalization;
    }

    @Override
    public final String name() {
        return about.name();
    }

    @Override
    public final String split() {
        return about.split();
    }

    @Override
    public final int size() {
        return about.labels().length;
    }

    @Override
    public final List<Integer> inputShape() {
        return about.shape();
    }

    @Override
    public final int classes() {
        return about.classes();
    }

    @Override
    public final int label(int index) {
        return about.labels()[index];
    }

    @Override
    public final Normalization normalization() {
        return normalization;
    }

    @Override
    public final void copyInputs(int first, int count, float[] target) {
        Objects.checkFromIndexSize(first, count, size());
        long numbers = (long) count * inputLength();
        if (numbers > target.length) {
            throw new IllegalArgumentException(
                    "room for %d numbers, not %d".formatted(target.length, numbers));
        }
        int channels = about.channels();
        int plane = inputLength() / channels;
        int at = 0;
        for (int i = first; i < first + count; i++) {
            // An input lies in one array, whose length is an int.
            int input = i * inputLength();
            for (int channel = 0; channel < channels; channel++) {
                if (about.channelsLast()) {
                    copyPlane(input + channel, channels, channel, target, at, plane);
                } else {
                    copyPlane(input + channel * plane, 1, channel, target, at, plane);
                }
                at += plane;
            }
        }
    }

    /**
     * Copies one channel of one input, normalised.
     *
     * @param from the place of its first number
     * @param step to the next
     * @param length how many
     */
    abstract void copyPlane(int from, int step, int channel, float[] target, int at, int length);
}
