package thalweg.network;

import java.util.ArrayList;
import java.util.List;

/**
 * How the program sees a tensor of a file: its axes in another order, so that a weight is out × in
 * × kernel whatever the file's layout.
 *
 * @param fileShape the tensor's shape in the file, an axis told apart into blocks where only some
 *     of it moves
 * @param axes axes of the file's tensor, in the program's order
 * @param shape the program's shape: the reordered axes, those of length 1 dropped or added as
 *     wanted
 */
public record View(List<Integer> fileShape, List<Integer> axes, List<Integer> shape) {
    /** Copies the lists. */
    public View {
        fileShape = List.copyOf(fileShape);
        axes = List.copyOf(axes);
        shape = List.copyOf(shape);
        if (Shapes.count(fileShape) != Shapes.count(shape)) {
            throw new IllegalArgumentException(fileShape + " seen as " + shape);
        }
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
                result[here] = values[there];
            } else {
                result[there] = values[here];
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
