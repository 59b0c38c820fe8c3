package thalweg.report;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Numbers as people read them, in any locale the same: with a true minus (U+2212), and none before
 * a zero. JSON and CSV don't pass here.
 */
public final class Figures {
    private static final char MINUS = '−';

    private Figures() {}

    /** With so many places after the point. */
    public static String of(double value, int places) {
        String text = String.format(Locale.ROOT, "%." + places + "f", Math.abs(value));
        boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
        return value < 0 && !zero ? MINUS + text : text;
    }

    /** A small number with its power of ten, e.g. "3.1e-7"; from a hundredth up without. */
    public static String small(double value) {
        return value >= 0.01
                ? String.format(Locale.ROOT, "%.2g", value)
                : String.format(Locale.ROOT, "%.1e", value).replaceFirst("e([+-])0", "e$1");
    }

    /** "12 s", "3 min 05 s". */
    public static String duration(double seconds) {
        return seconds < 90
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(
                        Locale.ROOT, "%d min %02d s", (int) seconds / 60, (int) seconds % 60);
    }

    /** A number without zeros that say nothing: 0, 0.3, 1. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Two figures that count, of a number above 0, e.g. "0.075" or "1.3". */
    public static String brief(double value) {
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.1e", value));
        int places = (int) Math.clamp(1 - Math.floor(Math.log10(rounded)), 0, 6);
        String text = of(rounded, places);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /** The format of an axis. */
    static DecimalFormat axis(String pattern) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign(MINUS);
        return new DecimalFormat(pattern, symbols);
    }
}
