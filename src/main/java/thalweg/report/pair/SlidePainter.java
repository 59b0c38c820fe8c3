package thalweg.report.pair;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import thalweg.report.ChartFonts;
import thalweg.report.ChartImages;
import thalweg.report.ChartTheme;
import thalweg.report.HeatmapData;
import thalweg.report.LossChartData;
import thalweg.report.PlaneChartData;

/**
 * Draws slides: large type, the caption and the number under the pictures. Sixteen by nine, in
 * pixels of {@link #WIDTH} by {@link #HEIGHT}.
 */
public final class SlidePainter {
    /** Of a slide. */
    public static final int WIDTH = 1920;

    /** Of a slide. */
    public static final int HEIGHT = 1080;

    private static final int FOOT = 92;
    private static final int MARGIN = 56;
    private static final float CAPTION = 34;
    private static final int GAP = 12;

    /** How much larger than in a file of its own a chart is drawn. */
    private static final double LARGE = 2.5;

    /** The same where several share a slide. */
    private static final double SEVERAL = 1.65;

    private final ChartTheme theme;

    /** In those colours. */
    public SlidePainter(ChartTheme theme) {
        this.theme = theme;
    }

    /**
     * The slide as an image.
     *
     * @param scale 1 for {@link #WIDTH} by {@link #HEIGHT}
     */
    public BufferedImage image(Slide slide, double scale) {
        var image =
                new BufferedImage(
                        (int) Math.round(WIDTH * scale),
                        (int) Math.round(HEIGHT * scale),
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        try {
            g2.scale(scale, scale);
            draw(g2, slide);
        } finally {
            g2.dispose();
        }
        return image;
    }

    /**
     * Draws its pictures alone, as a frame of a film.
     *
     * @param width of the frame in pixels
     */
    void drawFrame(Graphics2D g2, Slide slide, int width, int height) {
        double by = Math.min((double) width / WIDTH, (double) height / HEIGHT);
        hints(g2);
        g2.setPaint(theme.background());
        g2.fill(new Rectangle(width, height));
        g2.scale(by, by);
        charts(
                g2,
                slide,
                new Rectangle(
                        MARGIN / 2, 20, (int) (width / by) - MARGIN, (int) (height / by) - 40));
    }

    /** Draws it at scale 1. */
    public void draw(Graphics2D g2, Slide slide) {
        hints(g2);
        g2.setPaint(theme.background());
        g2.fill(new Rectangle(WIDTH, HEIGHT));
        charts(g2, slide, new Rectangle(MARGIN / 2, 20, WIDTH - MARGIN, HEIGHT - FOOT - 20));
        foot(g2, slide);
    }

    private static void hints(Graphics2D g2) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    private void charts(Graphics2D g2, Slide slide, Rectangle area) {
        List<Rectangle> places = places(slide.charts(), area);
        double by = enlargement(slide.charts().size());
        for (int i = 0; i < places.size(); i++) {
            chart(g2, slide.charts().get(i), places.get(i), by);
        }
    }

    /** How much larger than in the window charts are drawn, their type included. */
    static double enlargement(int charts) {
        return charts > 2 ? SEVERAL : LARGE;
    }

    private void chart(Graphics2D g2, PairChart chart, Rectangle place, double by) {
        AffineTransform before = g2.getTransform();
        g2.translate(place.x, place.y);
        g2.scale(by, by);
        ChartImages.draw(
                g2,
                chart.data(),
                theme,
                chart.heading(),
                new ChartImages.Size((int) (place.width / by), (int) (place.height / by), 1));
        g2.setTransform(before);
    }

    private void foot(Graphics2D g2, Slide slide) {
        String count = slide.number() + " / " + slide.total();
        g2.setFont(ChartFonts.of(count, CAPTION * 0.8f, false));
        g2.setPaint(theme.muted());
        int width = g2.getFontMetrics().stringWidth(count);
        int base = HEIGHT - 34;
        g2.drawString(count, WIDTH - MARGIN - width, base);
        float size = CAPTION;
        int room = WIDTH - 3 * MARGIN - width;
        g2.setPaint(theme.text());
        do {
            g2.setFont(ChartFonts.of(slide.caption(), size, true));
            size -= 2;
        } while (size > 14 && g2.getFontMetrics().stringWidth(slide.caption()) > room);
        g2.drawString(slide.caption(), MARGIN, base);
    }

    /** One fills the slide, two share it, more stand as in the window. */
    private static List<Rectangle> places(List<PairChart> charts, Rectangle area) {
        List<Rectangle> places = new ArrayList<>();
        int n = charts.size();
        if (n == 1) {
            places.add(isSquare(charts.getFirst()) ? square(area) : area);
        } else if (n == 2) {
            int half = (area.width - GAP) / 2;
            places.add(new Rectangle(area.x, area.y, half, area.height));
            places.add(new Rectangle(area.x + half + GAP, area.y, half, area.height));
        } else if (n > 0) {
            several(area, charts, places);
        }
        return places;
    }

    private static boolean isSquare(PairChart chart) {
        return chart.data() instanceof HeatmapData || chart.data() instanceof PlaneChartData;
    }

    private static Rectangle square(Rectangle area) {
        int width = Math.min(area.width, area.height * 4 / 3);
        return new Rectangle(area.x + (area.width - width) / 2, area.y, width, area.height);
    }

    /** The loss, where it is among them, has the largest place; a square one stands beside it. */
    private static void several(Rectangle area, List<PairChart> charts, List<Rectangle> places) {
        int upper = charts.size() == 3 ? 1 : 2;
        boolean large = charts.getFirst().data() instanceof LossChartData;
        int top = (int) (area.height * (large ? 0.58 : 0.5)) - GAP / 2;
        row(new Rectangle(area.x, area.y, area.width, top), upper, large ? 0.64 : 0.5, places);
        row(
                new Rectangle(area.x, area.y + top + GAP, area.width, area.height - top - GAP),
                charts.size() - upper,
                1.0 / (charts.size() - upper),
                places);
    }

    /**
     * @param first share of the first; the others share the rest
     */
    private static void row(Rectangle area, int n, double first, List<Rectangle> places) {
        int room = area.width - (n - 1) * GAP;
        int x = area.x;
        for (int i = 0; i < n; i++) {
            double share = n == 1 ? 1 : i == 0 ? first : (1 - first) / (n - 1);
            int width = (int) (room * share);
            places.add(new Rectangle(x, area.y, width, area.height));
            x += width + GAP;
        }
    }
}
