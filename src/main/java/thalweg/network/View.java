package thalweg.network;

import java.util.ArrayList;
import java.util.List;
import thalweg.words.Phrase;

/**
 * How the program sees a tensor of a file: its axes in another order, so that a weight is out × in
 * × kernel whatever the file's layout; and its numbers, where the file keeps a function of them.
 *
 * @param fileShape the tensor's shape in the file, an axis told apart into blocks where only some
 *     of it moves
 * @param axes axes of the file's tensor, in the program's order
 * @param shape the program's shape: the reordered axes, those of length 1 dropped or added as
 *     wanted
 * @param numbers what the file's numbers are of the program's
 */
public record View(
        List<Integer> fileShape, List<Integer> axes, List<Integer> shape, Numbers numbers) {
    /** What a file's numbers are of the program's. */
    public enum Numbers {
        /** Themselves. */
        SAME,

        /** log₁₀ √σ² of a variance σ², as Deeplearning4j keeps them unless told otherwise. */
        LOG_DEVIATION;

        float fromFile(float x) {
            return this == SAME ? x : (float) Math.pow(10, 2.0 * x);
        }

        float toFile(float x) {
            return this == SAME ? x : (float) (0.5 * Math.log10(x));
        }
    }

    /** Copies the lists. */
    public View {
        fileShape = List.copyOf(fileShape);
        axes = List.copyOf(axes);
        shape = List.copyOf(shape);
        if (Shapes.count(fileShape) != Shapes.count(shape)) {
            throw new UnsoundException(Phrase.of("badlayers.seen-as", fileShape, shape));
        }
    }

    /** The file's numbers, in another order. */
    View(List<Integer> fileShape, List<Integer> axes, List<Integer> shape) {
        this(fileShape, axes, shape, Numbers.SAME);
    }

    /** The variances of units whose file has log₁₀ of their deviations. */
    static View logDeviations(List<Integer> shape) {
        return new View(shape, reshaped(shape, shape).axes, shape, Numbers.LOG_DEVIATION);
    }

    /** The file's axes in that order. */
    static View reordered(List<Integer> fileShape, Integer... axes) {
        List<Integer> shape = new ArrayList<>();
        for (int axis : axes) {
            shape.add(fileShape.get(axis));
        }
        return new View(fileShape, List.of(axes), shape);
    }

    /** The file's numbers as they are, read as another shape. */
    static View reshaped(List<Integer> fileShape, List<Integer> shape) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < fileShape.size(); axis++) {
            axes.add(axis);
        }
        return new View(fileShape, axes, shape);
    }

    /** From the file's order to the program's. */
    float[] fromFile(float[] values) {
        return moved(values, true);
    }

    /** Back into the file's order. */
    float[] toFile(float[] values) {
        return moved(values, false);
    }

    private float[] moved(float[] values, boolean inwards) {
        int[] fileStrides = new int[fileShape.size()];
        for (int axis = fileShape.size() - 1, stride = 1; axis >= 0; axis--) {
            fileStrides[axis] = stride;
            stride *= fileShape.get(axis);
        }
        float[] result = new float[values.length];
        int[] index = new int[axes.size()];
        for (int here = 0; here < values.length; here++) {
            int there = 0;
            for (int axis = 0; axis < index.length; axis++) {
                there += index[axis] * fileStrides[axes.get(axis)];
            }
            if (inwards) {
                result[here] = numbers.fromFile(values[there]);
            } else {
                result[there] = numbers.toFile(values[here]);
            }
            for (int axis = index.length - 1; axis >= 0; axis--) {
                if (++index[axis] < fileShape.get(axes.get(axis))) {
                    break;
                }
                index[axis] = 0;
            }
        }
        return result;
    }
}
