package thalweg.cli;

import thalweg.report.ChartImages;
import thalweg.report.ChartTheme;

/**
 * How charts look in files.
 *
 * @param theme colours
 * @param scale of PNGs beside the usual size: 1 to 4; 0 for what is usual
 */
record ChartLook(ChartTheme theme, int scale) {
    /** As is usual: light, fine enough for print. */
    static final ChartLook USUAL = new ChartLook(ChartTheme.LIGHT, 0);

    /**
     * Colours by their name.
     *
     * @param of what has the colours, e.g. "charts"
     * @param option where the name was given
     * @throws UsageException when there are none of that name
     */
    static ChartTheme colours(String name, String of, String option) {
        return switch (name) {
            case "light" -> ChartTheme.LIGHT;
            case "dark" -> ChartTheme.DARK;
            case "contrast" -> ChartTheme.CONTRAST;
            case "print" -> ChartTheme.PRINT;
            default ->
                    throw new UsageException(
                            of + " have no colours '" + name + "'",
                            option,
                            "use light, dark, contrast or print");
        };
    }

    /** A size in this look. */
    ChartImages.Size of(ChartImages.Size usual) {
        return scale == 0 ? usual : new ChartImages.Size(usual.width(), usual.height(), scale);
    }
}
