package thalweg.engine;

import org.jspecify.annotations.Nullable;

/**
 * A convolution with weights, made once and run often. Values are [count, positions…, channels],
 * channels innermost. All calls on the lane; closed by whoever asked for it.
 */
public interface Convolution extends AutoCloseable {
    /**
     * Takes new weights.
     *
     * @param weight [out, in / groups, kernel…], row-major
     * @param bias [out]
     */
    void load(float[] weight, float[] bias);

    /**
     * y ← act(convolution(x) + bias + added), for {@code count} examples.
     *
     * @param offsetX where x begins, in numbers; likewise of y and what is added
     * @param added what is added, or null where the spec adds nothing
     */
    void run(
            int count,
            NativeFloats x,
            long offsetX,
            NativeFloats y,
            long offsetY,
            @Nullable NativeFloats added,
            long offsetAdded);

    @Override
    void close();
}
