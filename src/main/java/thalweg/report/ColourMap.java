package thalweg.report;

import java.util.Arrays;

/**
 * Numbers → colours, with 0 (of a falling map 1) in the surface's own colour. Between its stops a
 * map runs straight in OKLab. The lightness of one that rises goes from end to end by equal steps:
 * a difference of 0.1 looks as large between 0 and 0.1 as anywhere else, so that what is weak is
 * seen and seen to be weak. Green against violet can be told apart by the colour-blind.
 */
public final class ColourMap {
    private static final int STEPS = 1024;

    /** The part of a rising map that a falling one takes. */
    private static final double BRIGHTEST = 0.84;

    private static final int[] GREEN_DARK = {0x0f1419, 0x14323f, 0x18696a, 0x43d9a3, 0xe4ffdf};
    private static final int[] VIOLET_DARK = {0x0f1419, 0x2e2450, 0x5f4596, 0xb488f0, 0xf5e6ff};
    private static final int[] GREEN_LIGHT = {0xfdfefe, 0xcfe7e1, 0x74b8a8, 0x1b7768, 0x06302f};
    private static final int[] VIOLET_LIGHT = {0xfdfefe, 0xe3dbf1, 0xab95cf, 0x6b479c, 0x2a0f4d};

    private final int[] colours;
    private final boolean signed;

    /** Where a falling map has its stops: of a whole surface most is dark, and its valleys glow. */
    private static final double[] FALLING_AT = {0, 0.25, 0.5, 0.76, 1};

    private ColourMap(int[] positive, int[] negative, boolean signed) {
        this(new int[2 * STEPS + 1], signed);
        double[] above = lightness(positive);
        double[] below = lightness(negative);
        for (int i = 0; i <= STEPS; i++) {
            double t = i / (double) STEPS;
            colours[STEPS + i] = between(positive, above, t);
            colours[STEPS - i] = signed ? between(negative, below, t) : colours[STEPS + i];
        }
    }

    private ColourMap(int[] colours, boolean signed) {
        this.colours = colours;
        this.signed = signed;
    }

    /**
     * From 0 up, the least standing out and the most fading into the surface: a valley glows, and
     * its end that would be glaring is left out, so that marks and lines can be seen on it.
     */
    public static ColourMap falling(boolean dark) {
        int[] green = dark ? GREEN_DARK : GREEN_LIGHT;
        var falling = new int[2 * STEPS + 1];
        for (int i = 0; i < falling.length; i++) {
            double step = Math.max(0, i - STEPS) / (double) STEPS;
            falling[i] = between(green, FALLING_AT, BRIGHTEST * (1 - step));
        }
        return new ColourMap(falling, false);
    }

    /** From 0 up. */
    public static ColourMap sequential(boolean dark) {
        int[] green = dark ? GREEN_DARK : GREEN_LIGHT;
        return new ColourMap(green, green, false);
    }

    /** About 0: green above, violet below. */
    public static ColourMap diverging(boolean dark) {
        return dark
                ? new ColourMap(GREEN_DARK, VIOLET_DARK, true)
                : new ColourMap(GREEN_LIGHT, VIOLET_LIGHT, true);
    }

    /** The map that fits the data. */
    public static ColourMap of(HeatmapData data, ChartTheme theme) {
        return data.signed() ? diverging(theme.dark()) : sequential(theme.dark());
    }

    /** Whether values below 0 have colours of their own. */
    public boolean signed() {
        return signed;
    }

    /** The opaque ARGB colour of a value in −1 to 1; what lies outside gets the end's. */
    public int argb(double value) {
        double v = Double.isNaN(value) ? 0 : Math.clamp(value, -1, 1);
        return colours[STEPS + (int) Math.round(v * STEPS)];
    }

    /** How far each stop is on the way of lightness from the first to the last. */
    private static double[] lightness(int[] stops) {
        double first = OkLab.of(stops[0])[0];
        double last = OkLab.of(stops[stops.length - 1])[0];
        return Arrays.stream(stops)
                .mapToDouble(stop -> (OkLab.of(stop)[0] - first) / (last - first))
                .toArray();
    }

    private static int between(int[] stops, double[] at, double t) {
        int k = 0;
        while (k < at.length - 2 && t > at[k + 1]) {
            k++;
        }
        double part = (t - at[k]) / (at[k + 1] - at[k]);
        double[] from = OkLab.of(stops[k]);
        double[] to = OkLab.of(stops[k + 1]);
        for (int c = 0; c < 3; c++) {
            from[c] += part * (to[c] - from[c]);
        }
        return OkLab.argb(from);
    }
}
