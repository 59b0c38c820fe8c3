package thalweg.dataset;

/** Inputs kept as the bytes they came in: a quarter of the memory, normalised by a table. */
final class ByteDataset extends LoadedDataset {
    private final byte[] inputs;

    /** Of each channel, what each of the 256 bytes becomes. */
    private final float[][] tables;

    /**
     * @param inputs row-major; not copied
     */
    ByteDataset(About about, byte[] inputs, Normalization normalization) {
        super(about, normalization);
        this.inputs = inputs;
        this.tables = new float[about.channels()][256];
        for (int channel = 0; channel < tables.length; channel++) {
            float mean = normalization.meanOf(channel);
            float deviation = normalization.deviationOf(channel);
            for (int value = 0; value < 256; value++) {
                // In float32 and in this order, as torchvision computes it.
                tables[channel][value] = (value / 255f - mean) / deviation;
            }
        }
    }

    @Override
    void copyPlane(int from, int step, int channel, float[] target, int at, int length) {
        float[] table = tables[channel];
        for (int i = 0; i < length; i++) {
            target[at + i] = table[inputs[from + i * step] & 0xff];
        }
    }
}
