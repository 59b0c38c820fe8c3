package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void negativeFiguresHaveATrueMinus() {
        assertEquals("−0.012", Figures.of(-0.0123, 3));
        assertEquals("1.50", Figures.of(1.5, 2));
        assertEquals("−3", Figures.of(-3, 0));
        assertEquals("−0.05", Figures.axis("0.00").format(-0.05));
        assertEquals("R(0.3) = −0.020", RChartData.readout(0.3, -0.02));
    }

    @Test
    void nothingIsBelowZeroThatIsShownAsZero() {
        assertEquals("0.000", Figures.of(-0.0004, 3));
        assertEquals("0", Figures.of(-0.0, 0));
    }
}
