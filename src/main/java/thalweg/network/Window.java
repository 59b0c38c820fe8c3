package thalweg.network;

import java.util.Collections;
import java.util.List;
import thalweg.words.Phrase;

/**
 * How a convolution or a pooling moves over positions: one number an axis of positions.
 *
 * @param kernel positions that it covers
 * @param stride from one output to the next
 * @param before zeros in front
 * @param after zeros behind
 * @param dilation from one kernel position to the next
 */
public record Window(
        List<Integer> kernel,
        List<Integer> stride,
        List<Integer> before,
        List<Integer> after,
        List<Integer> dilation) {
    /** Copies the lists, and checks them. */
    public Window {
        kernel = List.copyOf(kernel);
        stride = List.copyOf(stride);
        before = List.copyOf(before);
        after = List.copyOf(after);
        dilation = List.copyOf(dilation);
        int axes = kernel.size();
        if (stride.size() != axes
                || before.size() != axes
                || after.size() != axes
                || dilation.size() != axes) {
            throw new UnsoundException(Phrase.of("badlayers.window-axes-differ"));
        }
        if (Collections.min(kernel) < 1
                || Collections.min(stride) < 1
                || Collections.min(dilation) < 1
                || Collections.min(before) < 0
                || Collections.min(after) < 0) {
            throw UnsoundException.window(kernel, stride);
        }
    }

    /** The same along two axes, without dilation. */
    public static Window square(int kernel, int stride, int padding) {
        return of(List.of(kernel, kernel), stride, padding);
    }

    /** One stride and padding for every axis, without dilation. */
    public static Window of(List<Integer> kernel, int stride, int padding) {
        int axes = kernel.size();
        List<Integer> padded = Collections.nCopies(axes, padding);
        return new Window(
                kernel,
                Collections.nCopies(axes, stride),
                padded,
                padded,
                Collections.nCopies(axes, 1));
    }

    /** Axes of positions. */
    public int axes() {
        return kernel.size();
    }

    /** Positions from the first to the last that the kernel covers on an axis. */
    public int extent(int axis) {
        return dilation.get(axis) * (kernel.get(axis) - 1) + 1;
    }

    /**
     * Output positions on an axis of that length; 0 or less when the kernel doesn't fit.
     *
     * @param ceil whether a last window that begins inside but reaches beyond counts
     */
    public int output(int axis, int length, boolean ceil) {
        int room = length + before.get(axis) + after.get(axis) - extent(axis);
        if (room < 0) {
            return 0;
        }
        int step = stride.get(axis);
        int n = room / step + 1;
        boolean begins = n * step < length + before.get(axis);
        return ceil && room % step != 0 && begins ? n + 1 : n;
    }

    /** Output positions on an axis of a transposed convolution. */
    public int transposedOutput(int axis, int length, int outputPadding) {
        return (length - 1) * stride.get(axis)
                - before.get(axis)
                - after.get(axis)
                + extent(axis)
                + outputPadding;
    }
}
