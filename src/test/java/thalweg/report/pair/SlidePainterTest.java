package thalweg.report.pair;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidePainterTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void chartsAndTheirTypeAreFarLargerThanInTheWindow(int charts) {
        assertTrue(SlidePainter.enlargement(charts) >= 1.6);
    }
}
