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
 */
public record Parameter(
        String name, List<Integer> shape, float[] values, boolean learnable, ElementType storedAs) {
    /** Copies the shape, not the values. */
    public Parameter {
        shape = List.copyOf(shape);
    }
}
