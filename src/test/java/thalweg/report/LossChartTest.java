package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.evaluation.Score;
import thalweg.landscape.CurvePoint;
import thalweg.landscape.LossCurve;
import thalweg.words.Phrase;

class LossChartTest {
    @Test
    void aNegativeBarrierIsLabelledWithATrueMinusAndKeepsItsHyphenInFiles() {
        var data = LossChartData.of(null, curve(-0.25), List.of(), Double.NaN);
        assertEquals(List.of("matched: barrier −0.250"), labels(data));
        assertTrue(data.table().csv().contains("0.5,-0.25\n"), data.table().csv());
    }

    @Test
    void curvesOfOtherExamplesSaySo() {
        var data = LossChartData.of(null, curve(0), List.of(curve(0.5)), Double.NaN);
        assertTrue(labels(data).contains("steps of the search"));
        assertFalse(data.table().csv().contains("first"));
        var sampled =
                data.withStepsOf(Phrase.plain("first 500 images"))
                        .withAlpha(0.5)
                        .withLogScale(false);
        assertTrue(labels(sampled).contains("steps of the search, first 500 images"));
        assertTrue(sampled.table().csv().contains("\"step curve 1, first 500 images\""));
    }

    @Test
    void curvesWithoutResetStandBesideThoseWithItAndEachSaysWhichItIs() {
        var data =
                LossChartData.of(curve(1), curve(0.5), List.of(), Double.NaN)
                        .beside("reset", curve(2), curve(3));
        assertEquals(
                List.of(
                        "naive with reset: barrier 1.000",
                        "naive without reset",
                        "matched without reset",
                        "matched with reset: barrier 0.500"),
                labels(data));
        String csv =
                data.withAlpha(0.5).withLogScale(true).withStepsOf(Phrase.none()).table().csv();
        assertTrue(
                csv.startsWith(
                        "alpha,naive loss with reset,matched loss with reset,"
                                + "naive loss without reset,matched loss without reset\n"),
                csv);
        assertTrue(csv.contains("0.5,1,0.5,2,3\n"), csv);
    }

    @Test
    void whatTheCurvesAreHeldAgainstIsNamedInChartAndTable() {
        var line = new Curve(new double[] {0, 0.5, 1}, new double[] {0.1, 0.9, 0.1});
        var data =
                LossChartData.of(curve(1), curve(0.5), List.of(), Double.NaN)
                        .withReferences(new LossReferences(0.05, line, line))
                        .withPart(LossOfPart.of(Phrase.plain("top 5"), curve(0.75), curve(0.25)));
        assertEquals(
                List.of(
                        "naive, top 5: barrier 0.750",
                        "matched, top 5: barrier 0.250",
                        "naive: barrier 1.000",
                        "matched: barrier 0.500",
                        "ensemble of A and B: 0.050",
                        "naive, calibrated",
                        "matched, calibrated"),
                labels(data));
        String csv = data.table().csv();
        assertTrue(
                csv.startsWith(
                        "alpha,naive loss,matched loss,ensemble of A and B,"
                                + "\"naive loss, calibrated\",\"matched loss, calibrated\","
                                + "\"naive loss, merged: top 5\",\"matched loss, merged: top 5\"\n"),
                csv);
        assertTrue(csv.contains("0.5,1,0.5,0.05,0.9,0.9,0.75,0.25\n"), csv);
    }

    /** 0 at both ends. */
    private static LossCurve curve(double middle) {
        return new LossCurve(List.of(point(0, 0), point(0.5, middle), point(1, 0)));
    }

    private static CurvePoint point(double alpha, double loss) {
        return new CurvePoint(alpha, new Score(loss, 1, 500));
    }

    private static List<String> labels(LossChartData data) {
        return Charts.of(data, ChartTheme.DARK, Purpose.WINDOW)
                .getXYPlot()
                .getAnnotations()
                .stream()
                .filter(LabelLayer.class::isInstance)
                .flatMap(layer -> ((LabelLayer) layer).labels().stream())
                .map(Label::text)
                .toList();
    }
}
