package thalweg.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An image as PNG: marked sRGB, with its resolution and how it was made. */
final class PngBytes {
    private static final String FORMAT = "javax_imageio_png_1.0";

    /** Pixels a metre at scale 1: 96 an inch. */
    private static final double DENSITY = 96 / 0.0254;

    private PngBytes() {}

    static byte[] of(BufferedImage image, double scale, String title, String made) {
        return OutputFile.bytes(
                bytes -> {
                    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
                    // Not ImageIO's own choice, a file for temporary storage: as a process ends
                    // those are closed, and who writes a picture just then would fail.
                    try (var out = new MemoryCacheImageOutputStream(bytes)) {
                        writer.setOutput(out);
                        IIOMetadata metadata =
                                writer.getDefaultImageMetadata(
                                        ImageTypeSpecifier.createFromRenderedImage(image), null);
                        metadata.mergeTree(FORMAT, chunks(scale, title, made));
                        writer.write(new IIOImage(image, null, metadata));
                    } finally {
                        writer.dispose();
                    }
                });
    }

    private static IIOMetadataNode chunks(double scale, String title, String made)
            throws IOException {
        var root = new IIOMetadataNode(FORMAT);
        var colours = new IIOMetadataNode("sRGB");
        colours.setAttribute("renderingIntent", "Perceptual");
        root.appendChild(colours);
        var density = new IIOMetadataNode("pHYs");
        String pixels = Long.toString(Math.round(DENSITY * scale));
        density.setAttribute("pixelsPerUnitXAxis", pixels);
        density.setAttribute("pixelsPerUnitYAxis", pixels);
        density.setAttribute("unitSpecifier", "meter");
        root.appendChild(density);
        var texts = new IIOMetadataNode("iTXt");
        texts.appendChild(text("Title", title));
        texts.appendChild(text("Description", made));
        texts.appendChild(text("Software", "Thalweg"));
        root.appendChild(texts);
        return root;
    }

    private static IIOMetadataNode text(String keyword, String value) {
        var entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", keyword);
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", value);
        return entry;
    }
}
