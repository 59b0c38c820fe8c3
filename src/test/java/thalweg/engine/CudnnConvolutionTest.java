package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutions on the card against oneDNN's; what needs a card is skipped without one. */
class CudnnConvolutionTest {
    private final CardBlocks memory = new CardBlocks(new CountedMemory(512 << 20));

    @ParameterizedTest
    @CsvSource({
        // in, out, groups, from, kernel, stride, padding, dilation, added, slope
        "3, 64, 1, 32, 3, 1, 1, 1, false, 0",
        "64, 64, 1, 16, 3, 1, 1, 1, true, 0",
        "16, 32, 1, 32, 3, 2, 1, 1, false, NaN",
        "16, 32, 1, 32, 1, 2, 0, 1, false, NaN",
        "12, 24, 4, 9, 3, 1, 2, 2, true, NaN",
        "8, 8, 8, 11, 5, 1, 2, 1, false, 0",
        "3, 5, 1, 7, 2, 1, 0, 1, false, 0.1"
    })
    void convolvesAsTheProcessorDoes(
            int in,
            int out,
            int groups,
            int from,
            int kernel,
            int stride,
            int padding,
            int dilation,
            boolean added,
            double slope) {
        LinearAlgebra algebra = TestCard.algebra(memory);
        var spec = square(in, out, groups, from, kernel, stride, padding, dilation, added, slope);
        float[] expected = run(new CpuLinearAlgebra(2, memory), spec);
        float[] found = run(algebra, spec);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 2e-5 * Math.max(1, Math.abs(expected[i])));
        }
        assertEquals(0, memory.heldBytes());
    }

    @Test
    void leavesToTheProcessorWhatCudnnHasNot() {
        assertTrue(CudnnConvolution.has(square(3, 4, 1, 8, 3, 1, 1, 1, false, 0)));
        assertTrue(CudnnConvolution.has(square(3, 4, 1, 8, 3, 2, 1, 1, false, Double.NaN)));
        assertFalse(CudnnConvolution.has(square(3, 4, 1, 8, 3, 1, 1, 1, false, 0.1)), "leaky");
        var list = List.of(8);
        assertTrue(CudnnConvolution.has(line(false, list, 8, 1)), "one axis");
        assertFalse(CudnnConvolution.has(line(true, list, 8, 1)), "transposed");
        assertFalse(CudnnConvolution.has(line(false, list, 9, 1)), "more zeros behind");
    }

    private static ConvolutionSpec line(boolean transposed, List<Integer> from, int to, int pad) {
        List<Integer> one = List.of(1);
        return new ConvolutionSpec(
                transposed,
                2,
                2,
                1,
                from,
                List.of(to),
                List.of(3),
                one,
                List.of(pad),
                List.of(to - from.getFirst() + pad),
                one,
                false,
                0);
    }

    private static ConvolutionSpec square(
            int in,
            int out,
            int groups,
            int from,
            int kernel,
            int stride,
            int padding,
            int dilation,
            boolean added,
            double slope) {
        int to = (from + 2 * padding - (kernel - 1) * dilation - 1) / stride + 1;
        return new ConvolutionSpec(
                false,
                in,
                out,
                groups,
                List.of(from, from),
                List.of(to, to),
                List.of(kernel, kernel),
                List.of(stride, stride),
                List.of(padding, padding),
                List.of(padding, padding),
                List.of(dilation, dilation),
                added,
                slope);
    }

    /** Two batches of unlike size, with other weights before. */
    private float[] run(LinearAlgebra algebra, ConvolutionSpec spec) {
        int count = 5;
        try (Convolution convolution = algebra.convolution(spec);
                NativeFloats x = normal(count * spec.inputs() + 3, 1);
                NativeFloats z = normal(count * spec.outputs() + 1, 2);
                NativeFloats y = memory.allocate((long) count * spec.outputs() + 2)) {
            y.write(0, new float[(int) y.count()], 0, (int) y.count());
            convolution.load(new float[spec.weights()], new float[spec.out()]);
            convolution.run(2, x, 3, y, 2, spec.added() ? z : null, 1);
            convolution.load(numbers(spec.weights(), 3), numbers(spec.out(), 4));
            convolution.run(3, x, 3, y, 2, spec.added() ? z : null, 1);
            convolution.run(
                    2,
                    x,
                    3 + 3L * spec.inputs(),
                    y,
                    2 + 3L * spec.outputs(),
                    spec.added() ? z : null,
                    1);
            return read(y);
        }
    }

    private NativeFloats normal(int count, long seed) {
        NativeFloats block = memory.allocate(count);
        block.write(0, numbers(count, seed), 0, count);
        return block;
    }

    private static float[] numbers(int count, long seed) {
        var random = new Random(seed);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    private static float[] read(NativeFloats block) {
        float[] numbers = new float[Math.toIntExact(block.count())];
        block.read(0, numbers, 0, numbers.length);
        return numbers;
    }
}
