package thalweg.dataset;

/** Inputs that came as numbers, taken to be on the scale 0…1 already. */
final class FloatDataset extends LoadedDataset {
    private final float[] inputs;

    /**
     * @param inputs not copied
     */
    FloatDataset(About about, float[] inputs, Normalization normalization) {
        super(about, normalization);
        this.inputs = inputs;
    }

    @Override
    void copyPlane(int from, int step, int channel, float[] target, int at, int length) {
        float mean = normalization().meanOf(channel);
        float deviation = normalization().deviationOf(channel);
        for (int i = 0; i < length; i++) {
            target[at + i] = (inputs[from + i * step] - mean) / deviation;
        }
    }
}
