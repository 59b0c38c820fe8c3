package thalweg.engine;

import java.util.ArrayList;
import java.util.List;
import thalweg.words.Phrase;

/** A context that keeps every fraction that work reports, and never stops it. */
public final class RecordedProgress implements JobContext {
    private final List<Double> fractions = new ArrayList<>();

    /** All so far, in their order. */
    public List<Double> fractions() {
        return fractions;
    }

    @Override
    public void progress(double fraction, Phrase message) {
        fractions.add(fraction);
    }

    @Override
    public boolean yieldPoint() {
        return false;
    }
}
