package thalweg.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import thalweg.words.Phrase;

/**
 * Images read from their files when they are asked for: they may be many. All are of the first
 * one's size; a grey one among coloured ones gets three equal channels.
 */
final class ImageDataset implements Dataset {
    private final About about;
    private final List<Integer> shape;
    private final List<Example> examples;
    private final Normalization normalization;

    record About(String name, String split, int classes) {}

    record Example(Path file, int label) {}

    /**
     * @throws DatasetException when the normalisation has another number of channels
     */
    ImageDataset(
            About about, List<Integer> shape, List<Example> examples, Normalization normalization) {
        normalization.requireFit(shape.getFirst(), about.name());
        this.about = about;
        this.shape = List.copyOf(shape);
        this.examples = List.copyOf(examples);
        this.normalization = normalization;
    }

    @Override
    public String name() {
        return about.name();
    }

    @Override
    public String split() {
        return about.split();
    }

    @Override
    public int size() {
        return examples.size();
    }

    @Override
    public List<Integer> inputShape() {
        return shape;
    }

    @Override
    public int classes() {
        return about.classes();
    }

    @Override
    public int label(int index) {
        return examples.get(index).label();
    }

    @Override
    public Normalization normalization() {
        return normalization;
    }

    @Override
    public void copyInputs(int first, int count, float[] target) {
        Objects.checkFromIndexSize(first, count, size());
        Objects.checkFromIndexSize(0, count * inputLength(), target.length);
        for (int i = 0; i < count; i++) {
            copy(examples.get(first + i).file(), target, i * inputLength());
        }
    }

    private void copy(Path file, float[] target, int at) {
        Pixels pixels = Pixels.read(file);
        if (shape.getFirst() == 3 && pixels.shape().getFirst() == 1) {
            pixels = pixels.coloured();
        }
        if (!pixels.shape().equals(shape)) {
            throw new DatasetException(
                    Phrase.of("baddata.image-unlike-first", said(pixels.shape()), said(shape)),
                    file.toString(),
                    Phrase.of("remedies.bring-all-images-to-one-size"));
        }
        int plane = pixels.bytes().length / shape.getFirst();
        for (int i = 0; i < pixels.bytes().length; i++) {
            // In float32 and in this order, as torchvision computes it.
            float value = (pixels.bytes()[i] & 0xff) / 255f;
            int channel = i / plane;
            target[at + i] =
                    (value - normalization.meanOf(channel)) / normalization.deviationOf(channel);
        }
    }

    private static Phrase said(List<Integer> shape) {
        return Phrase.of(
                shape.getFirst() == 1 ? "baddata.in-grey" : "baddata.in-colour",
                shape.get(2),
                shape.get(1));
    }
}
