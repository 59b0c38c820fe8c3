package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RemainingTimeTest {
    private final RemainingTime time = new RemainingTime();

    @Test
    void isUnknownBeforeAnythingIsDone() {
        assertTrue(Double.isNaN(time.at(3)));
        time.report(1, 0);
        assertTrue(Double.isNaN(time.at(1)));
        time.report(2, Double.NaN);
        assertTrue(Double.isNaN(time.at(2)));
    }

    @Test
    void isExactForSteadyWork() {
        for (int second = 1; second <= 6; second++) {
            time.report(second, second / 20.0);
        }
        assertEquals(14, time.at(6), 1e-6);
    }

    @Test
    void countsDownBetweenReportsAndNeverBelowZero() {
        time.report(10, 0.5);
        assertEquals(10, time.at(10), 1e-9);
        assertEquals(6, time.at(14), 1e-9);
        assertEquals(0, time.at(100), 1e-9);
    }

    @Test
    void doesNotJumpForOneSlowStep() {
        for (int second = 1; second <= 30; second++) {
            time.report(second, second / 100.0);
        }
        time.report(33, 0.31);
        assertTrue(time.at(33) > 69 && time.at(33) < 140, "" + time.at(33));
    }

    @Test
    void followsALastingChangeOfPace() {
        for (int second = 1; second <= 20; second++) {
            time.report(second, second / 100.0);
        }
        for (int second = 21; second <= 60; second++) {
            time.report(second, 0.2 + (second - 20) / 400.0);
        }
        assertEquals(280, time.at(60), 15);
    }

    @Test
    void startsAgainWhenANewStretchBegins() {
        time.report(10, 0.9);
        time.report(11, 0.1);
        assertTrue(Double.isNaN(time.at(11)));
    }
}
