package thalweg.engine;

/**
 * The backward pass of a convolution. Values are [count, positions…, channels], channels innermost.
 * All calls on the lane; closed by whoever asked for it.
 */
public interface ConvolutionGradient extends AutoCloseable {
    /**
     * Takes new weights.
     *
     * @param weight [out, in / groups, kernel…], row-major
     */
    void load(float[] weight);

    /**
     * What the outputs' gradient owes to the weight.
     *
     * @param x the inputs, from {@code offsetX} on
     * @param dy the outputs' gradient, from {@code offsetY} on
     * @return [out, in / groups, kernel…], row-major, a new array
     */
    float[] weight(int count, NativeFloats x, long offsetX, NativeFloats dy, long offsetY);

    /**
     * What it owes to the inputs.
     *
     * @param dx filled from {@code offsetX} on
     */
    void input(int count, NativeFloats dy, long offsetY, NativeFloats dx, long offsetX);

    @Override
    void close();
}
