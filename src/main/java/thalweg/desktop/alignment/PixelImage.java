package thalweg.desktop.alignment;

import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pixels → an image that shares them. */
final class PixelImage {
    private PixelImage() {}

    /**
     * @param argb opaque, row-major, [height, width]
     */
    static WritableImage of(int[] argb, int width, int height) {
        return new WritableImage(
                new PixelBuffer<>(
                        width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
    }
}
