package thalweg.report;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/** Charts as PDF, drawn as vectors, text as outlines; one a page. */
final class PdfBytes {
    /** Points of 1/72 inch for a pixel of 1/96. */
    private static final float POINTS = 0.75f;

    private PdfBytes() {}

    /**
     * A page.
     *
     * @param drawing draws it, in pixels
     */
    record Page(int width, int height, Drawing drawing) {
        /** Draws within a page's size, in pixels, y downwards. */
        @FunctionalInterface
        interface Drawing {
            void draw(java.awt.Graphics2D g2);
        }
    }

    /**
     * The pages in order.
     *
     * @param keywords what is said on them; empty for nothing
     * @param made how it was made: the document's subject
     */
    static byte[] of(List<Page> pages, String title, String keywords, String made) {
        try (var document = new PDDocument()) {
            for (Page page : pages) {
                add(document, page);
            }
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle(title);
            about.setSubject(made);
            if (!keywords.isEmpty()) {
                about.setKeywords(keywords);
            }
            about.setCreator("Thalweg");
            about.setProducer("Thalweg");
            // The same picture is the same file, whenever it is made.
            about.setCreationDate(epoch());
            document.setDocumentId(0L);
            return OutputFile.bytes(document::save);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Calendar epoch() {
        Calendar day = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        day.setTimeInMillis(0);
        return day;
    }

    private static void add(PDDocument document, Page page) throws IOException {
        float width = page.width * POINTS;
        float height = page.height * POINTS;
        var sheet = new PDPage(new PDRectangle(width, height));
        document.addPage(sheet);
        var g2 = new PdfBoxGraphics2D(document, page.width, page.height);
        try {
            page.drawing.draw(g2);
        } finally {
            g2.dispose();
        }
        try (var content = new PDPageContentStream(document, sheet)) {
            content.transform(Matrix.getScaleInstance(POINTS, POINTS));
            content.drawForm(g2.getXFormObject());
        }
    }
}
