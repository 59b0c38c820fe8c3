package thalweg.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thalweg.report.ChartTheme;

/** The colours of the style sheets: those of the charts, and how well they are told apart. */
class ThemeColoursTest {
    private static final Pattern COLOUR = Pattern.compile("-th-([a-z-]+): #([0-9a-f]{6});");

    private static Map<String, Color> colours(Theme theme) throws IOException {
        try (InputStream in = Theme.class.getResourceAsStream(theme.id() + ".css")) {
            String sheet =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return COLOUR.matcher(sheet)
                    .results()
                    .collect(Collectors.toMap(m -> m.group(1), ThemeColoursTest::colour));
        }
    }

    private static Color colour(MatchResult match) {
        return new Color(Integer.parseInt(match.group(2), 16));
    }

    private static ChartTheme charts(Theme theme) {
        return switch (theme) {
            case DARK -> ChartTheme.DARK;
            case LIGHT -> ChartTheme.LIGHT;
            case CONTRAST -> ChartTheme.CONTRAST;
        };
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void chartsHaveTheColoursOfTheWindow(Theme theme) throws IOException {
        Map<String, Color> window = colours(theme);
        ChartTheme charts = charts(theme);
        assertEquals(
                List.of(
                        charts.background(),
                        charts.hairline(),
                        charts.text(),
                        charts.muted(),
                        charts.faint(),
                        charts.accent(),
                        charts.a(),
                        charts.b(),
                        charts.c(),
                        charts.naive(),
                        charts.matched()),
                List.of("bg hairline text muted faint accent a b c naive matched".split(" ", -1))
                        .stream()
                        .map(window::get)
                        .toList());
    }

    /** Of the Web Content Accessibility Guidelines 2.2, 1.4.3 and 1.4.6. */
    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatIsWrittenStandsOutFromWhatItStandsOn(Theme theme) throws IOException {
        Map<String, Color> colours = colours(theme);
        double least = theme == Theme.CONTRAST ? 7 : 4.5;
        for (String ground : List.of("bg", "panel", "chip")) {
            for (String ink : List.of("text", "muted")) {
                double contrast = contrast(colours.get(ink), colours.get(ground));
                assertTrue(contrast >= least, ink + " on " + ground + ": " + contrast);
            }
        }
    }

    /** (L₁ + 0.05) / (L₂ + 0.05) of the relative luminances. */
    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
