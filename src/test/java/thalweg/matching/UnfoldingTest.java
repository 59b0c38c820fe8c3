package thalweg.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import thalweg.checkpoint.ElementType;
import thalweg.network.Parameter;
import thalweg.symmetry.AxisSegment;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Placement;

class UnfoldingTest {
    private static final List<Integer> SHAPE = List.of(6, 4, 3, 2);

    private static Parameter numbered() {
        float[] values = new float[6 * 4 * 3 * 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return new Parameter("conv", SHAPE, values, true, ElementType.F32);
    }

    static List<AxisSegment> segments() {
        return List.of(
                new AxisSegment("conv", 0, 0, 6, 1, 1),
                new AxisSegment("conv", 1, 0, 4, 1, 1),
                new AxisSegment("conv", 0, 1, 5, 1, 1),
                new AxisSegment("conv", 0, 0, 3, 2, 1),
                new AxisSegment("conv", 1, 0, 2, 2, 2));
    }

    @ParameterizedTest
    @MethodSource("segments")
    void columnsAreTheTransposeOfRows(AxisSegment segment) {
        var unfolding = new Unfolding(placement(segment), SHAPE);
        int n = unfolding.units();
        int m = unfolding.columns();
        float[] rows = unfolding.rows(numbered());
        float[] transposed = new float[n * m];
        for (int unit = 0; unit < n; unit++) {
            for (int c = 0; c < m; c++) {
                transposed[c * n + unit] = rows[unit * m + c];
            }
        }
        assertEquals(segment.count(), n);
        assertArrayEquals(transposed, unfolding.columns(numbered()));
    }

    @ParameterizedTest
    @CsvSource({"0, true, false", "1, false, true"})
    void aDenseWeightIsNotCopiedWhereItLiesAsItIsRead(int axis, boolean asRows, boolean asColumns) {
        var weight =
                new Parameter(
                        "dense",
                        List.of(2, 3),
                        new float[] {1, 2, 3, 4, 5, 6},
                        true,
                        ElementType.F32);
        var whole = new AxisSegment("dense", axis, 0, axis == 0 ? 2 : 3, 1, 1);
        var unfolding = new Unfolding(placement(whole), weight.shape());
        assertEquals(asRows, unfolding.rows(weight) == weight.values());
        assertEquals(asColumns, unfolding.columns(weight) == weight.values());
    }

    private static Placement placement(AxisSegment segment) {
        var group =
                new PermutationGroup(
                        "g", segment.count(), PermutationGroup.Kind.FREE, List.of(segment));
        return group.placements().getFirst();
    }
}
