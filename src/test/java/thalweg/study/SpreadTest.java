package thalweg.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void quartilesLieBetweenNeighbours() {
        Spread spread = Spread.of(List.of(4.0, 1.0, 3.0, 2.0, Double.NaN));
        assertEquals(1.75, spread.lower());
        assertEquals(2.5, spread.median());
        assertEquals(3.25, spread.upper());
        assertEquals(List.of(4.0, 1.0, 3.0, 2.0), spread.values());
        assertEquals(1, spread.least());
        assertEquals(4, spread.largest());
    }

    @Test
    void ofNothingThereIsNone() {
        assertTrue(Double.isNaN(Spread.of(List.of(Double.NaN)).median()));
    }

    @Test
    void spearmanIsOfRanksAlone() {
        double[] x = {1, 2, 3, 4, 5};
        assertEquals(-1, Spread.spearman(x, new double[] {10, 8, 7.9, 1, -100}), 1e-15);
    }

    /** scipy.stats.spearmanr([1, 2, 2, 3, 9], [5, 1, 4, 4, 4]).statistic */
    @Test
    void spearmanGivesTiesTheirMeanRank() {
        assertEquals(
                -0.34412360080584264,
                Spread.spearman(new double[] {1, 2, 2, 3, 9}, new double[] {5, 1, 4, 4, 4}),
                1e-12);
    }

    @Test
    void spearmanOfConstantsIsNotDefined() {
        assertTrue(Double.isNaN(Spread.spearman(new double[] {1, 2, 3}, new double[] {4, 4, 4})));
        assertTrue(Double.isNaN(Spread.spearman(new double[] {1, 2}, new double[] {4, 5})));
    }
}
