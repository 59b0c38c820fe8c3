package thalweg.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a convolution (cross-correlation) or its transpose does, over one or more axes of positions.
 *
 * @param transposed whether each input position adds a kernel to the output
 * @param in input channels
 * @param out output channels
 * @param groups blocks of channels convolved apart
 * @param from input positions, one number an axis
 * @param to output positions
 * @param kernel positions that it covers
 * @param stride from one output to the next
 * @param before zeros in front
 * @param after zeros behind
 * @param dilation from one kernel position to the next
 * @param added whether another value of the output's shape is added
 * @param slope of the leaky ReLU that follows, 0 for ReLU, NaN for none
 */
public record ConvolutionSpec(
        boolean transposed,
        int in,
        int out,
        int groups,
        List<Integer> from,
        List<Integer> to,
        List<Integer> kernel,
        List<Integer> stride,
        List<Integer> before,
        List<Integer> after,
        List<Integer> dilation,
        boolean added,
        double slope) {
    /** Copies the lists. */
    public ConvolutionSpec {
        from = List.copyOf(from);
        to = List.copyOf(to);
        kernel = List.copyOf(kernel);
        stride = List.copyOf(stride);
        before = List.copyOf(before);
        after = List.copyOf(after);
        dilation = List.copyOf(dilation);
    }

    /** Numbers in one input. */
    public int inputs() {
        return in * product(from);
    }

    /** Numbers in one output. */
    public int outputs() {
        return out * product(to);
    }

    /** Numbers in the weight [out, in / groups, kernel…]. */
    public int weights() {
        return out * (in / groups) * product(kernel);
    }

    /** Multiplications for one example. */
    public long work() {
        return (long) weights() * product(transposed ? from : to);
    }

    /** [out, in, kernel…], or with the groups apart in front: in memory the same. */
    long[] weightShape() {
        List<Long> shape = new ArrayList<>();
        if (groups > 1) {
            shape.add((long) groups);
        }
        shape.add((long) out / groups);
        shape.add((long) in / groups);
        kernel.forEach(k -> shape.add((long) k));
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    private static int product(List<Integer> numbers) {
        return numbers.stream().reduce(1, Math::multiplyExact);
    }

    static long[] longs(List<Integer> numbers) {
        return numbers.stream().mapToLong(Integer::longValue).toArray();
    }

    /** [count, channels, positions…]. */
    static long[] shape(int count, int channels, List<Integer> positions) {
        long[] shape = new long[positions.size() + 2];
        shape[0] = count;
        shape[1] = channels;
        for (int i = 0; i < positions.size(); i++) {
            shape[i + 2] = positions.get(i);
        }
        return shape;
    }

    /** Strides of a value of that shape whose channels lie innermost. */
    static long[] channelsLast(long[] shape) {
        long[] strides = new long[shape.length];
        long step = shape[1];
        strides[1] = 1;
        for (int axis = shape.length - 1; axis >= 2; axis--) {
            strides[axis] = step;
            step *= shape[axis];
        }
        strides[0] = step;
        return strides;
    }

    /** Strides of a value of that shape in row-major order. */
    static long[] rowMajor(long[] shape) {
        long[] strides = new long[shape.length];
        Arrays.fill(strides, 1);
        for (int axis = shape.length - 2; axis >= 0; axis--) {
            strides[axis] = strides[axis + 1] * shape[axis + 1];
        }
        return strides;
    }
}
