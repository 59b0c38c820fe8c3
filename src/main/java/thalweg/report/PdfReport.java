package thalweg.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import thalweg.engine.JobContext;

/** A report as a PDF of A4 pages, its charts drawn as vectors, in the colours for paper. */
public final class PdfReport {
    // Pixels of 1/96 inch.
    private static final int WIDTH = 794;
    private static final int HEIGHT = 1123;
    private static final int MARGIN = 56;
    private static final int ROOM = WIDTH - 2 * MARGIN;
    private static final int END = HEIGHT - MARGIN;
    private static final int GAP = 14;
    private static final float TEXT = 11.5f;
    private static final float SMALL = 9.5f;

    private final HtmlReport report;
    private final ChartTheme theme;
    private final List<List<Consumer<Graphics2D>>> pages = new ArrayList<>();
    private final Graphics2D ruler =
            new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    private int y;

    private PdfReport(HtmlReport report) {
        this.report = report;
        theme = ChartTheme.PRINT.in(report.words());
        ruler.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    /**
     * Writes it, whole or not at all.
     *
     * @throws ReportException when it can't be written
     * @throws thalweg.engine.JobStoppedException when asked to stop; then nothing is written
     */
    public static void write(HtmlReport report, Path file, JobContext context) {
        var laid = new PdfReport(report);
        try {
            laid.lay();
        } finally {
            laid.ruler.dispose();
        }
        List<PdfBytes.Page> pages = new ArrayList<>();
        for (int p = 0; p < laid.pages.size(); p++) {
            int number = p;
            pages.add(
                    new PdfBytes.Page(
                            WIDTH,
                            HEIGHT,
                            g2 -> {
                                context.progress((double) number / laid.pages.size(), "");
                                context.yieldOrStop();
                                laid.draw(g2, number);
                            }));
        }
        OutputFile.write(file, PdfBytes.of(pages, report.title(), "", report.made()));
        context.progress(1, "");
    }

    private void draw(Graphics2D g2, int number) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setPaint(theme.background());
        g2.fill(new Rectangle(WIDTH, HEIGHT));
        pages.get(number).forEach(each -> each.accept(g2));
        String count = (number + 1) + " / " + pages.size();
        string(
                g2,
                count,
                SMALL,
                false,
                theme.muted(),
                WIDTH - MARGIN - width(count, SMALL, false),
                HEIGHT - 28);
        string(g2, report.title(), SMALL, false, theme.muted(), MARGIN, HEIGHT - 28);
    }

    private void lay() {
        newPage();
        paragraph(report.title(), 20, true, theme.text());
        paragraph(report.answer(), 13, false, theme.muted());
        for (HtmlReport.Block block : report.blocks()) {
            switch (block) {
                case HtmlReport.Table table -> table(table);
                case HtmlReport.Text text -> {
                    heading(text.caption());
                    text.paragraphs().forEach(p -> paragraph(p, TEXT, false, theme.text()));
                }
                case HtmlReport.Terms terms -> {
                    heading(terms.caption());
                    terms.all().forEach(this::term);
                }
                case HtmlReport.Pictures pictures -> {
                    heading(pictures.caption(), firstRow(pictures.all()));
                    pictures(pictures.all());
                }
            }
        }
    }

    private void newPage() {
        pages.add(new ArrayList<>());
        y = MARGIN;
    }

    private void add(Consumer<Graphics2D> drawing) {
        pages.getLast().add(drawing);
    }

    /** Goes to a new page where so much has no room on this one. */
    private void require(int height) {
        if (y + height > END && y > MARGIN) {
            newPage();
        }
    }

    private static int firstRow(List<HtmlReport.Picture> all) {
        return all.isEmpty() ? 0 : height(all.getFirst(), ROOM) + 90;
    }

    private void heading(String caption) {
        heading(caption, 110);
    }

    /**
     * @param with what it isn't to be parted from
     */
    private void heading(String caption, int with) {
        if (caption.isEmpty()) {
            return;
        }
        require(with);
        y += 14;
        paragraph(caption, 13, true, theme.text());
    }

    private void term(HtmlReport.Term term) {
        require(40);
        paragraph(term.name(), TEXT, true, theme.text());
        y -= 3;
        paragraph(term.meaning(), TEXT, false, theme.text());
    }

    private void paragraph(String text, float size, boolean strong, Color colour) {
        int line = Math.round(size * 1.45f);
        for (String each : wrapped(text, size, strong, ROOM)) {
            require(line);
            int base = y + Math.round(size);
            add(g2 -> string(g2, each, size, strong, colour, MARGIN, base));
            y += line;
        }
        y += 5;
    }

    private static void string(
            Graphics2D g2, String text, float size, boolean strong, Color colour, int x, int base) {
        g2.setFont(ChartFonts.of(text, size, strong));
        g2.setPaint(colour);
        g2.drawString(text, x, base);
    }

    private int width(String text, float size, boolean strong) {
        Font font = ChartFonts.of(text, size, strong);
        return (int) Math.ceil(font.getStringBounds(text, ruler.getFontRenderContext()).getWidth());
    }

    /** In lines that are no wider than that; words that are, e.g. hashes, are cut. */
    private List<String> wrapped(String text, float size, boolean strong, int most) {
        FontMetrics metrics = ruler.getFontMetrics(ChartFonts.of(text, size, strong));
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        int blank = -1; // where the line can be broken
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(c);
            if (c == ' ' || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) {
                blank = line.length();
            }
            if (c == '\n' || metrics.stringWidth(line.toString()) > most) {
                int cut = c == '\n' ? line.length() : blank > 0 ? blank : line.length() - 1;
                cut = Math.max(1, cut);
                lines.add(line.substring(0, cut).strip());
                line.delete(0, cut);
                blank = -1;
            }
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }

    private void table(HtmlReport.Table table) {
        heading(table.caption());
        int columns =
                Math.max(
                        table.columns().size(),
                        table.rows().stream().mapToInt(List::size).max().orElse(0));
        if (columns == 0) {
            return;
        }
        float size = columns > 8 ? 8 : columns > 6 ? 9 : 10.5f;
        int[] widths = widths(table, columns, size);
        if (!table.columns().isEmpty()) {
            row(table.columns(), widths, size, true);
        }
        for (List<String> row : table.rows()) {
            if (rowHeight(row, widths, size) + y > END) {
                newPage();
                if (!table.columns().isEmpty()) {
                    row(table.columns(), widths, size, true);
                }
            }
            row(row, widths, size, false);
        }
        y += 8;
    }

    /** As wide as what they hold where there is room for it; else the widest give way. */
    private int[] widths(HtmlReport.Table table, int columns, float size) {
        var widths = new int[columns];
        List<List<String>> rows = new ArrayList<>(table.rows());
        rows.add(table.columns());
        for (List<String> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], width(row.get(c), size, false) + GAP);
            }
        }
        int sum = Arrays.stream(widths).sum();
        while (sum > ROOM) {
            int widest = 0;
            for (int c = 1; c < columns; c++) {
                widest = widths[c] > widths[widest] ? c : widest;
            }
            int by = Math.max(1, Math.min(sum - ROOM, widths[widest] / 10));
            widths[widest] -= by;
            sum -= by;
        }
        return widths;
    }

    private int rowHeight(List<String> row, int[] widths, float size) {
        int lines = 1;
        for (int c = 0; c < row.size(); c++) {
            lines = Math.max(lines, wrapped(row.get(c), size, false, widths[c] - GAP + 2).size());
        }
        return Math.round(lines * size * 1.35f) + 6;
    }

    private void row(List<String> row, int[] widths, float size, boolean head) {
        int height = rowHeight(row, widths, size);
        require(height);
        int line = Math.round(size * 1.35f);
        int x = MARGIN;
        for (int c = 0; c < row.size(); c++) {
            int base = y + Math.round(size) + 2;
            int left = x;
            Color colour = head || c == 0 ? theme.muted() : theme.text();
            for (String each : wrapped(row.get(c), size, false, widths[c] - GAP + 2)) {
                int at = base;
                add(g2 -> string(g2, each, size, false, colour, left, at));
                base += line;
            }
            x += widths[c];
        }
        int under = y + height;
        add(
                g2 -> {
                    g2.setPaint(theme.hairline());
                    g2.fill(new Rectangle(MARGIN, under, ROOM, 1));
                });
        y += height + 1;
    }

    /** Square ones two in a row, the others one. */
    private void pictures(List<HtmlReport.Picture> all) {
        int i = 0;
        while (i < all.size()) {
            boolean two = isSquare(all.get(i)) && i + 1 < all.size() && isSquare(all.get(i + 1));
            List<HtmlReport.Picture> row = all.subList(i, i + (two ? 2 : 1));
            int width = two || isSquare(all.get(i)) ? (ROOM - GAP) / 2 : ROOM;
            int height = 0;
            for (HtmlReport.Picture picture : row) {
                height = Math.max(height, height(picture, width));
            }
            int words =
                    Math.round(
                            wrapped(row.getFirst().definition(), SMALL, false, ROOM).size()
                                    * SMALL
                                    * 1.4f);
            require(height + words + 16);
            int top = y;
            int x = MARGIN;
            for (HtmlReport.Picture picture : row) {
                int left = x;
                add(g2 -> draw(g2, picture, left, top, width));
                x += width + GAP;
            }
            y += height + 4;
            paragraph(row.getLast().definition(), SMALL, false, theme.muted());
            y += 6;
            i += row.size();
        }
    }

    private static boolean isSquare(HtmlReport.Picture picture) {
        return picture.size().width() <= 1.1 * picture.size().height();
    }

    private static int height(HtmlReport.Picture picture, int width) {
        return (int)
                Math.min(
                        END - MARGIN - 60.0,
                        (double) picture.size().height() * width / picture.size().width());
    }

    private void draw(Graphics2D g2, HtmlReport.Picture picture, int x, int top, int width) {
        ChartImages.Size size = picture.size();
        double by =
                Math.min(
                        (double) width / size.width(),
                        (double) height(picture, width) / size.height());
        AffineTransform before = g2.getTransform();
        g2.translate(x, top);
        g2.scale(by, by);
        ChartImages.draw(g2, picture.data(), theme, picture.heading(), size);
        g2.setTransform(before);
    }
}
