package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Dimension;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import thalweg.alignment.Alignment;
import thalweg.report.SmallMultiplesData.Kind;
import thalweg.report.SmallMultiplesData.Tile;
import thalweg.words.Language;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** What is written on charts, in the language that they are asked for. */
class ChartLanguageTest {
    private static final Words CHINESE = Words.of(Language.CHINESE);
    private static final Curve LOW = new Curve(new double[] {0, 0.5, 1}, new double[] {1, 1.2, 1});
    private static final Curve HIGH = new Curve(new double[] {0, 0.5, 1}, new double[] {1, 3, 1});
    private static final RChartData.Band BAND =
            new RChartData.Band(LOW.x(), new double[] {0, 0, 0}, new double[] {0.1, 0.1, 0.1});
    private static final float[] VALUES = {3, 2, 1};

    /** Names of layers, methods and units. */
    private static final Set<String> NAMES = Set.of("nat", "WM", "STE", "REPAIR");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

    /** A text and the font that it was drawn with. */
    private record Drawn(String text, Font font) {}

    /** Every kind of chart, each with all that can be written on it. */
    static Stream<ChartData> charts() {
        return Stream.concat(lines(), drawings());
    }

    private static Stream<ChartData> lines() {
        LossChartData loss = loss("reset");
        var spectrum = new SpectrumChartData("1", VALUES, VALUES, null);
        var layers =
                List.of(
                        new RChartData.OfLayer("1", LOW),
                        new RChartData.OfLayer("2", LOW),
                        new RChartData.OfLayer("3", HIGH));
        var r = new RChartData(HIGH, layers, LOW, BAND, 0.3, "1");
        var steps = new ObjectiveChartData(LOW, HIGH, false, 0);
        var points =
                List.of(
                        new PartChartData.Point(1, 0.5, 0.25),
                        new PartChartData.Point(8, 1.5, 0.75));
        var methods = List.of(Phrase.of("searches.wm"), Phrase.of("searches.ste.a"));
        Phrase naive = Phrase.of("lines.naive");
        return Stream.of(
                loss,
                loss("REPAIR").without(Set.of("matched")),
                new ZoomedData(loss, new Zoom(new Span(0.2, 0.8), null)),
                new PairedData(Phrase.of("sides.before"), loss, Phrase.of("sides.after"), r),
                spectrum,
                spectrum.withMerged(new SpectrumChartData.Merged(0.5, VALUES, VALUES)),
                r,
                r.withChosen(""),
                steps,
                steps.withObjective(true),
                new PartChartData("", 8, points, 1.5, 0.75),
                new SearchLinesData(
                        SearchLinesData.Figure.LOSS,
                        List.of(new SearchLinesData.Line(naive, SearchColours.NAIVE, HIGH)),
                        null,
                        Double.NaN,
                        ComparedData.NONE,
                        false,
                        true),
                new SearchLinesData(
                        SearchLinesData.Figure.R,
                        List.of(new SearchLinesData.Line(methods.getLast(), 0, LOW)),
                        BAND,
                        0.5,
                        ComparedData.NONE,
                        false,
                        true),
                new SearchDotsData(
                        "dots",
                        Phrase.of("compare.method"),
                        Phrase.of("figures.half"),
                        Phrase.none(),
                        methods,
                        List.of(
                                new SearchDotsData.Dot(0, naive, 0, 0.5),
                                new SearchDotsData.Dot(1, methods.getLast(), 1, 0.75)),
                        true,
                        2,
                        ComparedData.NONE,
                        true),
                new SearchScatterData(
                        "scatter",
                        Phrase.of("compare.reduction"),
                        Phrase.of("compare.barrier"),
                        Phrase.none(),
                        List.of(new SearchScatterData.Point(methods.getFirst(), 0, 1, 2)),
                        ComparedData.NONE,
                        true,
                        false));
    }

    private static LossChartData loss(String renewal) {
        return new LossChartData(
                HIGH,
                LOW,
                List.of(HIGH),
                Phrase.of("data.first-examples", 500),
                HIGH,
                2,
                0.2,
                new LossChartData.Plain(renewal, HIGH, LOW),
                new LossReferences(0.9, HIGH, LOW),
                new LossOfPart(Phrase.of("part.label.top", 5), HIGH, LOW, 2, 0.2),
                0.5,
                false);
    }

    private static Stream<ChartData> drawings() {
        var matrix = new double[][] {{0, 1}, {1, 0}};
        return Stream.of(
                new LayersRData(0.3, List.of(new LayersRData.Bar("1", 0.02, 0.4, 0.01, 0.1))),
                map(Alignment.Side.JOINT),
                map(Alignment.Side.LEFT),
                multiples(Kind.ALIGNMENT),
                multiples(Kind.R),
                multiples(Kind.SPECTRA),
                new PairMatrixData(
                        "barriers",
                        Phrase.of("pairs.before"),
                        Phrase.of("pairs.after.to", Phrase.of("searches.wm"), "A"),
                        List.of("A", "B"),
                        2,
                        matrix,
                        matrix),
                new BarsData(
                        "means",
                        List.of(
                                new BarsData.Bar(
                                        Phrase.of("means.naive"), BarsData.Kind.NAIVE, 2, 0.5),
                                new BarsData.Bar(
                                        Phrase.of("means.single"), BarsData.Kind.SINGLE, 1, 0.9))),
                PlaneChartTest.data(0.1, 2, 1));
    }

    private static HeatmapData map(Alignment.Side side) {
        return new HeatmapData("1", side, true, 1, 1, new float[] {1}, 3, VALUES, VALUES);
    }

    private static SmallMultiplesData multiples(Kind kind) {
        HeatmapData map = map(Alignment.Side.JOINT);
        var tile = new Tile("1", "1", LOW, HIGH, BAND, VALUES, VALUES, map, map);
        return new SmallMultiplesData(kind, true, 0.3, "", List.of(tile));
    }

    private static List<Drawn> drawn(ChartData data, Words words) {
        var written = new Written();
        written.setSVGCanvasSize(new Dimension(800, 500));
        ChartImages.draw(
                written,
                data,
                ChartTheme.LIGHT.in(words),
                new Heading("", ""),
                new ChartImages.Size(800, 500, 1));
        return written.texts.stream().filter(drawn -> !drawn.text.isBlank()).toList();
    }

    private static boolean hasChinese() {
        String name = Language.CHINESE.ownName();
        return ChartFonts.of(name, 12, false).canDisplayUpTo(name) < 0;
    }

    @ParameterizedTest(name = "chart {index}")
    @MethodSource("charts")
    void everythingOnAChineseChartIsChinese(ChartData data) {
        assumeTrue(hasChinese(), "no font here has Chinese letters");
        for (Drawn drawn : drawn(data, CHINESE)) {
            List<String> left =
                    WORD.matcher(drawn.text)
                            .results()
                            .map(MatchResult::group)
                            .filter(word -> !NAMES.contains(word))
                            .toList();
            assertEquals(List.of(), left, drawn.text);
        }
    }

    @ParameterizedTest(name = "chart {index}")
    @MethodSource("charts")
    void everyLetterIsDrawnInAFontThatHasIt(ChartData data) {
        assumeTrue(hasChinese(), "no font here has Chinese letters");
        for (Words words : List.of(Words.ENGLISH, CHINESE)) {
            for (Drawn drawn : drawn(data, words)) {
                assertEquals(-1, drawn.font.canDisplayUpTo(drawn.text), drawn.text);
            }
        }
    }

    @ParameterizedTest(name = "chart {index}")
    @MethodSource("charts")
    void whereChineseIsWrittenSoIsEnglish(ChartData data) {
        assumeTrue(hasChinese(), "no font here has Chinese letters");
        Pattern character = Pattern.compile("\\p{IsHan}");
        List<Drawn> chinese =
                drawn(data, CHINESE).stream()
                        .filter(drawn -> character.matcher(drawn.text).find())
                        .toList();
        List<Drawn> english =
                drawn(data, Words.ENGLISH).stream()
                        .filter(drawn -> WORD.matcher(drawn.text).find())
                        .toList();
        assertEquals(english.isEmpty(), chinese.isEmpty(), english + " and " + chinese);
    }

    @ParameterizedTest(name = "chart {index}")
    @MethodSource("charts")
    void tablesForFilesStayEnglish(ChartData data) {
        assertFalse(data.table().csv().matches("(?s).*\\p{IsHan}.*"), data.table().csv());
    }

    @ParameterizedTest
    @EnumSource
    void aLanguageWithoutAFontIsToldOfInASentence(Language language) {
        Font inter = ChartFonts.regular(12);
        if (language == Language.ENGLISH) {
            ChartFonts.require(language, inter);
            return;
        }
        var told = assertThrows(ReportException.class, () -> ChartFonts.require(language, inter));
        assertTrue(told.getMessage().contains(language.ownName()), told.getMessage());
    }

    /** Keeps what is written on it. */
    private static final class Written extends SVGGraphics2D {
        final List<Drawn> texts;

        Written() {
            this(new ArrayList<>());
        }

        private Written(List<Drawn> texts) {
            super(SvgBytes.document());
            this.texts = texts;
        }

        private Written(Written other) {
            super(other);
            texts = other.texts;
        }

        @Override
        public java.awt.Graphics create() {
            return new Written(this);
        }

        @Override
        public void drawString(String text, float x, float y) {
            texts.add(new Drawn(text, getFont()));
        }

        @Override
        public void drawString(@Nullable String text, int x, int y) {
            drawString(String.valueOf(text), (float) x, (float) y);
        }
    }
}
