package thalweg.checkpoint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * How a tensor lies in its storage.
 *
 * @param count numbers in the tensor
 * @param span numbers from its first to its last in the storage, both included; 0 when empty
 */
record Strided(List<Integer> shape, long[] strides, long count, long span) {
    private static final int MAX_AXES = 64;

    /** As many as an array holds. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    /** Null when the shape or the strides are impossible. */
    static @Nullable Strided of(long[] shape, long[] strides) {
        if (shape.length != strides.length || shape.length > MAX_AXES) {
            return null;
        }
        List<Integer> axes = new ArrayList<>();
        long count = 1;
        long last = 0;
        try {
            for (int i = 0; i < shape.length; i++) {
                if (shape[i] < 0 || strides[i] < 0) {
                    return null;
                }
                axes.add(Math.toIntExact(shape[i]));
                count = Math.multiplyExact(count, shape[i]);
                last =
                        Math.addExact(
                                last, Math.multiplyExact(Math.max(0, shape[i] - 1), strides[i]));
            }
        } catch (ArithmeticException e) {
            return null;
        }
        boolean possible = count <= MOST && last < Long.MAX_VALUE;
        return possible ? new Strided(axes, strides, count, count == 0 ? 0 : last + 1) : null;
    }

    /**
     * Refuses a shape that is no lie but of more numbers than an array holds; does nothing for any
     * other.
     *
     * @param bytes what is there of the tensor
     */
    static void requireRoom(String name, long[] shape, long bytes, ElementType type, String where) {
        long count = 1;
        for (long axis : shape) {
            if (axis < 0 || axis > 0 && count > bytes / axis) {
                return;
            }
            count *= axis;
        }
        if (count > MOST && count <= bytes / type.bytes()) {
            throw new CheckpointException(
                    Phrase.of(
                            "badcheckpoint.tensor-holds-numbers-over-limit",
                            Text.shown(name),
                            count,
                            MOST),
                    where,
                    Phrase.of("remedies.choose-smaller-model"));
        }
    }

    /** Without gaps, the last axis running fastest; null when the shape is impossible. */
    static @Nullable Strided rowMajor(long[] shape) {
        var strides = new long[shape.length];
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= Math.max(shape[i], 1); // an overflow is found with the product of the shape
        }
        return of(shape, strides);
    }

    /** Whether the storage holds the numbers in row-major order, without gaps. */
    boolean contiguous() {
        long expected = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            if (shape.get(i) != 1 && strides[i] != expected) {
                return false;
            }
            expected *= shape.get(i);
        }
        return true;
    }

    /** The numbers in row-major order, from those of the span. */
    float[] gather(float[] span, String where) {
        float[] numbers = Numbers.allocate(count, where);
        walk((i, at) -> numbers[i] = span[at]);
        return numbers;
    }

    /** The reverse of {@link #gather}, for a tensor whose span has no gaps. */
    float[] scatter(float[] numbers, String where) {
        float[] span = Numbers.allocate(this.span, where);
        walk((i, at) -> span[at] = numbers[i]);
        return span;
    }

    /** Takes the place of a number in row-major order, and its place in the span. */
    @FunctionalInterface
    private interface Step {
        void at(int number, int span);
    }

    private void walk(Step step) {
        var index = new int[strides.length];
        long at = 0;
        for (int i = 0; i < count; i++) {
            step.at(i, (int) at);
            for (int axis = index.length - 1; axis >= 0; axis--) {
                at += strides[axis];
                if (++index[axis] < shape.get(axis)) {
                    break;
                }
                at -= strides[axis] * index[axis];
                index[axis] = 0;
            }
        }
    }
}
