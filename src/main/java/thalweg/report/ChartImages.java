package thalweg.report;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A chart's numbers → PNG, SVG, PDF or CSV. Files appear whole or not at all; pictures carry in
 * themselves how they were made.
 */
public final class ChartImages {
    private ChartImages() {}

    /**
     * How large a picture is.
     *
     * @param width at scale 1, pixels
     * @param height at scale 1, pixels
     * @param scale pixels of the file for one of the layout, 1 to 8
     */
    public record Size(int width, int height, double scale) {
        /** Refuses sizes that no picture needs. */
        public Size {
            if (width < 80 || height < 60 || !(scale >= 0.5 && scale <= 8)) {
                throw new IllegalArgumentException(width + " × " + height + " at " + scale);
            }
        }
    }

    /** The picture in memory, heading and all. */
    public static BufferedImage image(
            ChartData data, ChartTheme theme, Heading heading, Size size) {
        var image =
                new BufferedImage(
                        (int) Math.round(size.width * size.scale),
                        (int) Math.round(size.height * size.scale),
                        theme.isTransparent()
                                ? BufferedImage.TYPE_INT_ARGB
                                : BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        try {
            g2.scale(size.scale, size.scale);
            draw(g2, data, theme, heading, size);
        } finally {
            g2.dispose();
        }
        return image;
    }

    /** The PNG's bytes; {@code made} is written into it as its description. */
    public static byte[] png(
            ChartData data, ChartTheme theme, Heading heading, Size size, String made) {
        return PngBytes.of(image(data, theme, heading, size), size.scale, heading.title(), made);
    }

    /**
     * Writes a PNG.
     *
     * @throws ReportException when it can't be written
     */
    public static void writePng(
            Path file, ChartData data, ChartTheme theme, Heading heading, Size size, String made) {
        OutputFile.write(file, png(data, theme, heading, size, made));
    }

    /**
     * Writes an image as PNG.
     *
     * @param scale its pixels for one of its layout
     * @param made is written into it as its description
     * @throws ReportException when it can't be written
     */
    public static void writeImage(
            Path file, BufferedImage image, double scale, String title, String made) {
        OutputFile.write(file, PngBytes.of(image, scale, title, made));
    }

    /**
     * Writes what is too large to be held whole.
     *
     * @throws ReportException when it can't be written
     */
    public static void writeBody(Path file, Body body) {
        OutputFile.write(file, body::write);
    }

    /** Makes a file's bytes. */
    @FunctionalInterface
    public interface Body {
        /** Writes them all. */
        void write(OutputStream out) throws IOException;
    }

    /**
     * A page of a PDF.
     *
     * @param width in pixels of 1/96 inch
     * @param drawing draws it, y downwards
     */
    public record Page(int width, int height, Consumer<Graphics2D> drawing) {}

    /**
     * Writes a PDF of those pages, drawn as vectors.
     *
     * @param keywords what is said on them, in short
     * @throws ReportException when it can't be written
     */
    public static void writePdf(
            Path file, List<Page> pages, String title, String keywords, String made) {
        OutputFile.write(
                file,
                PdfBytes.of(
                        pages.stream()
                                .map(p -> new PdfBytes.Page(p.width, p.height, p.drawing::accept))
                                .toList(),
                        title,
                        keywords,
                        made));
    }

    /**
     * Writes an SVG; its text is drawn as outlines, so that it looks the same where the typeface is
     * missing.
     *
     * @throws ReportException when it can't be written
     */
    public static void writeSvg(
            Path file, ChartData data, ChartTheme theme, Heading heading, Size size, String made) {
        OutputFile.write(file, SvgBytes.of(data, theme, heading, size, made));
    }

    /**
     * Writes a PDF of one page, drawn as vectors.
     *
     * @throws ReportException when it can't be written
     */
    public static void writePdf(
            Path file, ChartData data, ChartTheme theme, Heading heading, Size size, String made) {
        var page =
                new PdfBytes.Page(
                        size.width, size.height, g2 -> draw(g2, data, theme, heading, size));
        OutputFile.write(file, PdfBytes.of(List.of(page), heading.title(), "", made));
    }

    /**
     * Writes the numbers as CSV, UTF-8.
     *
     * @throws ReportException when it can't be written
     */
    public static void writeCsv(Path file, ChartData data) {
        OutputFile.write(file, data.table().csv().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a table as CSV, UTF-8.
     *
     * @throws ReportException when it can't be written
     */
    public static void writeCsv(Path file, ChartTable table) {
        OutputFile.write(file, table.csv().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Draws heading and chart at scale 1, over its background.
     *
     * @throws ReportException where no font has the letters of the charts' language
     */
    public static void draw(
            Graphics2D g2, ChartData data, ChartTheme theme, Heading heading, Size size) {
        ChartFonts.require(theme.words().language());
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g2.setPaint(theme.background());
        g2.fill(new Rectangle(size.width, size.height));
        int top = 44;
        g2.setFont(ChartFonts.of(heading.title(), 15, true));
        g2.setPaint(theme.text());
        g2.drawString(heading.title(), 16, 28);
        int width = g2.getFontMetrics().stringWidth(heading.title());
        g2.setFont(ChartFonts.of(heading.subtitle(), 13, false));
        g2.setPaint(theme.muted());
        g2.drawString(heading.subtitle(), 16 + width + 12, 28);
        var area = new Rectangle(12, top, size.width - 16, size.height - top - 6);
        draw(g2, data, theme, area);
    }

    private static void draw(Graphics2D g2, ChartData data, ChartTheme theme, Rectangle area) {
        switch (data) {
            case PairedData pair -> sideBySide(g2, pair, theme, area);
            case HeatmapData heatmap -> HeatmapPicture.draw(g2, heatmap, theme, area);
            case GraphData graph -> GraphPicture.drawWhole(g2, graph, theme, area);
            case PairMatrixData pairs -> PairMatrixPicture.draw(g2, pairs, theme, area);
            case BarsData bars -> BarsPicture.draw(g2, bars, theme, area);
            case PlaneChartData plane -> PlanePicture.draw(g2, plane, theme, area);
            case StripData strip -> StripPicture.draw(g2, strip, theme, area);
            case ScatterData scatter -> ScatterPicture.draw(g2, scatter, theme, area);
            case SmallMultiplesData layers -> SmallMultiples.draw(g2, layers, theme, area);
            case LinesData lines -> LinesPicture.draw(g2, lines, theme, area);
            default -> Charts.of(data, theme, Purpose.FILE).draw(g2, area);
        }
    }

    private static void sideBySide(
            Graphics2D g2, PairedData pair, ChartTheme theme, Rectangle area) {
        int each = area.width / 2 - 8;
        int name = 20;
        String[] names = {pair.leftName().in(theme.words()), pair.rightName().in(theme.words())};
        ChartData[] charts = {pair.left(), pair.right()};
        for (int i = 0; i < 2; i++) {
            int left = area.x + i * (each + 16);
            g2.setFont(ChartFonts.of(names[i], 13, true));
            g2.setPaint(theme.text());
            g2.drawString(names[i], left + 4, area.y + 12);
            draw(
                    g2,
                    charts[i],
                    theme,
                    new Rectangle(left, area.y + name, each, area.height - name));
        }
    }
}
