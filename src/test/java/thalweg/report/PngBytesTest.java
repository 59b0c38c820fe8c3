package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngBytesTest {
    /** ImageIO closes its temporary files, and deletes them, as the process ends. */
    @Test
    void aPictureIsMadeWithoutATemporaryFileWhichTheEndOfTheProcessWouldTakeAway(
            @TempDir Path folder) throws Exception {
        var image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, 0x123456);
        Path gone = Files.createDirectory(folder.resolve("gone"));
        ImageIO.setCacheDirectory(gone.toFile());
        try {
            Files.delete(gone);
            byte[] png = PngBytes.of(image, 1, "title", "made");
            BufferedImage read =
                    ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(png)));
            assertEquals(0xff123456, read.getRGB(1, 1));
        } finally {
            ImageIO.setCacheDirectory(null);
        }
    }
}
