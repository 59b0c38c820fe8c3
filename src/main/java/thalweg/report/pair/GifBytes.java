package thalweg.report.pair;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Frames as one GIF that plays over and over, written as they come. */
final class GifBytes implements AutoCloseable {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    private final MemoryCacheImageOutputStream out;
    private final int delay;
    private final String made;
    private boolean begun;

    /**
     * @param to stays the caller's, open
     * @param delay hundredths of a second that a frame stands
     * @param made how it was made: the file's comment
     */
    GifBytes(OutputStream to, int delay, String made) {
        this.out = new MemoryCacheImageOutputStream(to);
        this.delay = delay;
        this.made = made;
        writer.setOutput(out);
    }

    /** Adds a frame; all are of one size. */
    void add(BufferedImage frame) throws IOException {
        if (!begun) {
            writer.prepareWriteSequence(null);
        }
        writer.writeToSequence(new IIOImage(frame, null, about(frame, !begun)), null);
        begun = true;
        out.flushBefore(out.getStreamPosition()); // what is written needn't be held
    }

    /** The last frame was added. */
    void end() throws IOException {
        writer.endWriteSequence();
        out.flush();
    }

    private IIOMetadata about(RenderedImage frame, boolean first) throws IOException {
        IIOMetadata about =
                writer.getDefaultImageMetadata(
                        ImageTypeSpecifier.createFromRenderedImage(frame), null);
        var root = (IIOMetadataNode) about.getAsTree(FORMAT);
        var control = node(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", String.valueOf(delay));
        if (first) {
            var loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(new byte[] {1, 0, 0}); // for ever
            node(root, "ApplicationExtensions").appendChild(loop);
            var comment = new IIOMetadataNode("CommentExtension");
            comment.setAttribute("value", latin(made));
            node(root, "CommentExtensions").appendChild(comment);
        }
        about.setFromTree(FORMAT, root);
        return about;
    }

    /** A GIF's comments are ASCII by the letter of its standard. */
    private static String latin(String text) {
        return new String(
                text.replace('·', ',').replace('−', '-').getBytes(StandardCharsets.US_ASCII),
                StandardCharsets.US_ASCII);
    }

    private static IIOMetadataNode node(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        var made = new IIOMetadataNode(name);
        root.appendChild(made);
        return made;
    }

    @Override
    public void close() {
        writer.dispose();
    }
}
