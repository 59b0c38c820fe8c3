package thalweg.desktop.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Set;
import org.junit.jupiter.api.Test;
import thalweg.report.Span;
import thalweg.report.SpectrumChartData;
import thalweg.report.Zoom;
import thalweg.report.ZoomedData;

class ChartSightTest {
    private static final Zoom WHOLE = new Zoom(new Span(1, 4), new Span(0, 4));

    private final ChartSight sight = new ChartSight();

    private static SpectrumChartData data() {
        var values = new float[] {4, 3, 2, 1};
        return new SpectrumChartData("fc1", values, values, null);
    }

    @Test
    void aFileShowsTheWholeWhereTheWindowDoes() {
        sight.restore(new Zoom(new Span(50, 60), null), Set.of());
        assertEquals(Zoom.NONE, sight.within(WHOLE));
        assertInstanceOf(SpectrumChartData.class, sight.seen(data()));
    }

    @Test
    void aFileShowsThePartThatTheWindowShows() {
        sight.restore(new Zoom(new Span(2, 3), new Span(8, 9)), Set.of());
        Zoom part = sight.within(WHOLE);
        assertEquals(new Zoom(new Span(2, 3), null), part);
        var seen = assertInstanceOf(ZoomedData.class, sight.seen(data()));
        assertEquals(part, seen.zoom());
    }

    @Test
    void aPartIsLookedAtOnceItsDataHaveCome() {
        var wanted = new Zoom(new Span(50, 60), null);
        sight.restore(wanted, Set.of());
        sight.within(WHOLE);
        assertEquals(wanted, sight.within(new Zoom(new Span(1, 64), new Span(0, 4))));
        assertEquals(wanted, assertInstanceOf(ZoomedData.class, sight.seen(data())).zoom());
        sight.within(WHOLE);
        assertEquals(Zoom.NONE, sight.zoomProperty().get(), "other data: it is let go of");
    }
}
