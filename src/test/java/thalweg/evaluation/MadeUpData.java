package thalweg.evaluation;

import java.util.List;
import java.util.Random;
import thalweg.dataset.Dataset;
import thalweg.dataset.Normalization;

/** A few normal inputs with labels, made in memory. */
public record MadeUpData(float[] inputs, int[] labels, int inputLength, int classes)
        implements Dataset {
    public static MadeUpData random(long seed, int size, int inputLength, int classes) {
        var random = new Random(seed);
        float[] inputs = new float[size * inputLength];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        int[] labels = random.ints(size, 0, classes).toArray();
        return new MadeUpData(inputs, labels, inputLength, classes);
    }

    @Override
    public String name() {
        return "made up";
    }

    @Override
    public String split() {
        return "test";
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public List<Integer> inputShape() {
        return List.of(inputLength);
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public Normalization normalization() {
        return Normalization.NONE;
    }

    @Override
    public void copyInputs(int first, int count, float[] target) {
        System.arraycopy(inputs, first * inputLength, target, 0, count * inputLength);
    }
}
