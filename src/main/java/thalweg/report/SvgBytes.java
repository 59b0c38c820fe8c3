package thalweg.report;

import java.awt.Dimension;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A chart as SVG, by Batik. */
final class SvgBytes {
    private static final String SVG = "http://www.w3.org/2000/svg";

    private SvgBytes() {}

    static byte[] of(
            ChartData data, ChartTheme theme, Heading heading, ChartImages.Size size, String made) {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(3);
        var g2 = new SVGGraphics2D(context, true);
        g2.setSVGCanvasSize(new Dimension(size.width(), size.height()));
        ChartImages.draw(g2, data, theme, heading, size);
        Element root = g2.getRoot();
        root.setAttribute("viewBox", "0 0 " + size.width() + ' ' + size.height());
        describe(document, root, "desc", made);
        describe(document, root, "title", heading.title());
        return OutputFile.bytes(
                out -> {
                    try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                        g2.stream(root, writer, true, false);
                    }
                });
    }

    private static void describe(Document document, Element root, String tag, String text) {
        Element element = document.createElementNS(SVG, tag);
        element.setTextContent(text);
        root.insertBefore(element, root.getFirstChild());
    }

    static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own XML parser is missing", e);
        }
    }
}
