package thalweg.evaluation;

import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;

/**
 * A value along a line in the space of weights, to second order: value + first · t + second · t².
 * The three have one shape, [count, positions…, units].
 *
 * @param second the coefficient of t²: half of the second derivative
 */
record Jet(NativeFloats value, NativeFloats first, NativeFloats second) implements AutoCloseable {
    /**
     * @throws thalweg.engine.OutOfNativeMemoryException when memory doesn't hold the three
     */
    static Jet allocate(NativeMemory memory, long numbers) {
        NativeFloats value = memory.allocate(numbers);
        try {
            NativeFloats first = memory.allocate(numbers);
            try {
                return new Jet(value, first, memory.allocate(numbers));
            } catch (RuntimeException e) {
                first.close();
                throw e;
            }
        } catch (RuntimeException e) {
            value.close();
            throw e;
        }
    }

    /** A few of the numbers of each coefficient, on the heap. */
    static final class Part {
        final float[] value;
        final float[] first;
        final float[] second;

        Part(int length) {
            value = new float[length];
            first = new float[length];
            second = new float[length];
        }

        void read(Jet from, long at, int length) {
            from.value.read(at, value, 0, length);
            from.first.read(at, first, 0, length);
            from.second.read(at, second, 0, length);
        }

        void write(Jet to, long at, int length) {
            to.value.write(at, value, 0, length);
            to.first.write(at, first, 0, length);
            to.second.write(at, second, 0, length);
        }

        void add(Part other, int length) {
            for (int i = 0; i < length; i++) {
                value[i] += other.value[i];
                first[i] += other.first[i];
                second[i] += other.second[i];
            }
        }
    }

    @Override
    public void close() {
        value.close();
        first.close();
        second.close();
    }
}
