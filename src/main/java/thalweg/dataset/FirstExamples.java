package thalweg.dataset;

import java.util.List;
import java.util.Objects;

/** The first examples of a data set. */
record FirstExamples(Dataset all, int size) implements Dataset {
    @Override
    public String name() {
        return all.name();
    }

    @Override
    public String split() {
        return all.split();
    }

    @Override
    public List<Integer> inputShape() {
        return all.inputShape();
    }

    @Override
    public int classes() {
        return all.classes();
    }

    @Override
    public int label(int index) {
        return all.label(Objects.checkIndex(index, size));
    }

    @Override
    public Normalization normalization() {
        return all.normalization();
    }

    @Override
    public void copyInputs(int first, int count, float[] target) {
        Objects.checkFromIndexSize(first, count, size);
        all.copyInputs(first, count, target);
    }
}
