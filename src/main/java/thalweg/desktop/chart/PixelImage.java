package thalweg.desktop.chart;

import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pixels → an image that shares them. */
public final class PixelImage {
    private PixelImage() {}

    /**
     * The image of the pixels.
     *
     * @param argb opaque, row-major, [height, width]
     */
    public static WritableImage of(int[] argb, int width, int height) {
        return new WritableImage(
                new PixelBuffer<>(
                        width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
    }
}
