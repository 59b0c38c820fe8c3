package thalweg.network;

import java.util.List;
import thalweg.checkpoint.ElementType;

/**
 * One tensor of θ, in the program's view of it: weights are [out, in] whatever the file's layout.
 *
 * @param name as in the file
 * @param shape row-major
 * @param values not to be changed
 * @param learnable false for running statistics, which enter no distance and no objective
 * @param storedAs how the file stored it: its epsilon decides numerical rank
 * @param blocks of a grouped convolution, whose weight [out, in / blocks, k…] stands for a matrix
 *     of that many blocks on its diagonal, out / blocks rows each; else 1
 */
public record Parameter(
        String name,
        List<Integer> shape,
        float[] values,
        boolean learnable,
        ElementType storedAs,
        int blocks) {
    /** Copies the shape, not the values. */
    public Parameter {
        shape = List.copyOf(shape);
    }

    /** A tensor that is one block. */
    public Parameter(
            String name,
            List<Integer> shape,
            float[] values,
            boolean learnable,
            ElementType storedAs) {
        this(name, shape, values, learnable, storedAs, 1);
    }

    /** The same tensor with other numbers, not copied. */
    public Parameter with(float[] others) {
        return new Parameter(name, shape, others, learnable, storedAs, blocks);
    }

    /** The same tensor under another name. */
    public Parameter named(String other) {
        return new Parameter(other, shape, values, learnable, storedAs, blocks);
    }
}
