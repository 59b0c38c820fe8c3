package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColourMapTest {
    private static double lightness(ColourMap map, double value) {
        return OkLab.of(map.argb(value))[0];
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void equalStepsOfAValueAreEqualStepsOfLightnessOnBothSidesOfNothing(boolean dark) {
        ColourMap map = ColourMap.diverging(dark);
        for (int sign : new int[] {-1, 1}) {
            double step = lightness(map, sign) - lightness(map, 0);
            for (double value = 0; value <= 1; value += 0.05) {
                assertEquals(
                        lightness(map, 0) + value * step,
                        lightness(map, sign * value),
                        0.006,
                        sign * value + "");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsWeakIsSeenAndSeenToBeWeak(boolean dark) {
        ColourMap map = ColourMap.diverging(dark);
        double seen = Math.abs(lightness(map, 0.15) - lightness(map, 0));
        double most = Math.abs(lightness(map, 1) - lightness(map, 0));
        assertTrue(seen > 0.09, seen + " from the surface");
        assertTrue(seen < 0.2 * most, seen + " of " + most);
    }
}
