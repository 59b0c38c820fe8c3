package thalweg.checkpoint;

import java.util.List;

/**
 * One named tensor of a file: its structure now, its numbers when asked for.
 *
 * @param name as in the file, a common prefix such as {@code module.} removed
 * @param type how the file stores it
 * @param shape its axes, row-major; empty for a scalar
 * @param source reads the numbers
 */
public record Tensor(String name, ElementType type, List<Integer> shape, Source source) {
    /** Where a tensor's numbers come from. */
    @FunctionalInterface
    public interface Source {
        /**
         * The numbers in row-major order, widened (or, from float64 and integers, rounded) to
         * float32: a new array at each call, which the caller owns.
         *
         * @throws CheckpointException when the file has changed or can't be read
         */
        float[] read();
    }

    /** Copies the shape. */
    public Tensor {
        shape = List.copyOf(shape);
    }

    /** The number of elements. */
    public long count() {
        long n = 1;
        for (int d : shape) {
            n *= d;
        }
        return n;
    }

    /** Reads the numbers; see {@link Source#read()}. */
    public float[] read() {
        return source.read();
    }
}
