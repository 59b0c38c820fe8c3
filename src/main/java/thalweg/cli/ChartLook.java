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

    /** A size in this look. */
    ChartImages.Size of(ChartImages.Size usual) {
        return scale == 0 ? usual : new ChartImages.Size(usual.width(), usual.height(), scale);
    }
}
