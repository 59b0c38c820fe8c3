package thalweg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The padding called "same": as many outputs as inputs, divided by the stride and rounded up. Where
 * it is odd, the further zero lies behind. (TensorFlow, tf.nn, "Notes on padding"; Deeplearning4j's
 * ConvolutionMode.Same is the same.)
 */
final class SamePadding {
    private SamePadding() {}

    /**
     * A window so padded.
     *
     * @param lengths positions of what comes in, one number an axis
     */
    static Window window(
            List<Integer> kernel,
            List<Integer> stride,
            List<Integer> dilation,
            List<Integer> lengths) {
        if (Collections.min(stride) < 1) {
            throw UnsoundException.window(kernel, stride);
        }
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int axis = 0; axis < kernel.size(); axis++) {
            int extent = dilation.get(axis) * (kernel.get(axis) - 1) + 1;
            int outputs = Math.ceilDiv(lengths.get(axis), stride.get(axis));
            int total = Math.max(0, (outputs - 1) * stride.get(axis) + extent - lengths.get(axis));
            before.add(total / 2);
            after.add(total - total / 2);
        }
        return new Window(kernel, stride, before, after, dilation);
    }

    /**
     * The window of a transposed convolution so padded: as many outputs as inputs times the stride.
     */
    static Window transposed(List<Integer> kernel, List<Integer> stride, List<Integer> dilation) {
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int axis = 0; axis < kernel.size(); axis++) {
            int extent = dilation.get(axis) * (kernel.get(axis) - 1) + 1;
            int total = Math.max(0, extent - stride.get(axis));
            before.add(total / 2);
            after.add(total - total / 2);
        }
        return new Window(kernel, stride, before, after, dilation);
    }
}
