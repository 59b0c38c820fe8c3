package thalweg.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.Python;

class ImageFolderTest {
    @TempDir Path folder;

    private Path image(String name, int width, int height, int type, int rgb) throws IOException {
        var image = new BufferedImage(width, height, type);
        if (type == BufferedImage.TYPE_BYTE_GRAY) {
            for (int i = 0; i < width * height; i++) {
                image.getRaster().setSample(i % width, i / width, 0, rgb & 0xff);
            }
        } else {
            image.setRGB(1, 0, rgb);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        return file;
    }

    private Path colour(String name) throws IOException {
        return image(name, 4, 3, BufferedImage.TYPE_INT_RGB, 0xff8000);
    }

    private DatasetException failure() {
        return assertThrows(
                DatasetException.class,
                () -> {
                    Dataset data = Datasets.open(folder, "test");
                    data.copyInputs(0, data.size(), new float[data.size() * data.inputLength()]);
                });
    }

    @Test
    void classesAreTheFoldersInTheOrderOfTheirNames() throws IOException {
        colour("dog/a.png");
        colour("cat/b.png");
        colour("cat/c.png");
        Files.writeString(folder.resolve("cat/notes.txt"), "no image");
        assertEquals(List.of("test"), Datasets.splits(folder));
        Dataset data = Datasets.open(folder, "test");
        assertEquals(List.of(3, 3, 4), data.inputShape());
        assertEquals(3, data.size());
        assertEquals(2, data.classes());
        int dogs = data.label(0) + data.label(1) + data.label(2);
        assertEquals(1, dogs);
        var numbers = new float[36];
        data.copyInputs(2, 1, numbers);
        assertEquals(1f, numbers[1], "red");
        assertEquals(128 / 255f, numbers[13], "green");
        assertEquals(0f, numbers[25], "blue");
    }

    @Test
    void theFirstImagesAreOfAllClasses() throws IOException {
        for (int i = 0; i < 20; i++) {
            colour("a/" + i + ".png");
            colour("b/" + i + ".png");
        }
        Dataset data = Datasets.open(folder, "test");
        int ofB = 0;
        for (int i = 0; i < 10; i++) {
            ofB += data.label(i);
        }
        assertTrue(ofB > 1 && ofB < 9, "" + ofB);
    }

    @Test
    void splitsAreFoldersAboveTheClasses() throws IOException {
        colour("train/cat/a.png");
        colour("train/dog/a.png");
        colour("val/dog/a.png");
        assertEquals(List.of("train", "test"), Datasets.splits(folder));
        Dataset test = Datasets.open(folder, "test");
        assertEquals(1, test.size());
        assertEquals(1, test.label(0), "numbered as in training");
        assertEquals(2, test.classes());
    }

    @Test
    void greyImagesKeepTheirNumbers() throws IOException {
        image("a/1.png", 5, 5, BufferedImage.TYPE_BYTE_GRAY, 77);
        Dataset data =
                Datasets.open(folder, "test", new Normalization(List.of(0.5f), List.of(0.5f)));
        assertEquals(List.of(1, 5, 5), data.inputShape());
        var numbers = new float[25];
        data.copyInputs(0, 1, numbers);
        assertEquals((77 / 255f - 0.5f) / 0.5f, numbers[24]);
    }

    @Test
    void readsPixelsAsPillowDoes() throws Exception {
        colour("a/1.png");
        Path jpeg = image("a/2.jpg", 4, 3, BufferedImage.TYPE_3BYTE_BGR, 0x40c020);
        String sum =
                Python.program(
                        """
                        try:
                            from PIL import Image
                        except ImportError:
                            print('none'); sys.exit()
                        print(int(numpy.asarray(Image.open(sys.argv[1]).convert('RGB'), dtype='int64')[0, 1].sum()))
                        """,
                        folder.resolve("a/1.png").toString());
        org.junit.jupiter.api.Assumptions.assumeFalse(sum.contains("none"), "Pillow is missing");
        Pixels pixels = Pixels.read(folder.resolve("a/1.png"));
        int own = 0;
        for (int c = 0; c < 3; c++) {
            own += pixels.bytes()[c * 12 + 1] & 0xff;
        }
        assertEquals(Integer.parseInt(sum.strip()), own);
        assertEquals(List.of(3, 3, 4), Pixels.read(jpeg).shape());
    }

    @Test
    void anImageOfAnotherSizeIsNamed() throws IOException {
        colour("a/1.png");
        image("a/2.png", 5, 3, BufferedImage.TYPE_INT_RGB, 0);
        assertTrue(
                failure().what().matches("the image is . × 3 in colour where .*"),
                failure().what());
    }

    @Test
    void aFileThatIsNoImageIsNamed() throws IOException {
        colour("a/1.png");
        Files.writeString(folder.resolve("a/2.png"), "hello");
        assertEquals("this is no PNG or JPEG image", failure().what());
    }

    @Test
    void aDamagedImageIsNamed() throws IOException {
        Path file = image("a/1.png", 60, 60, BufferedImage.TYPE_INT_RGB, 0x123456);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertEquals("the image is damaged", failure().what());
    }

    /** A small PNG whose header, with its checksum, says another size. */
    private void claiming(int width, int height) throws IOException {
        Path file = image("a/1.png", 4, 4, BufferedImage.TYPE_INT_RGB, 0);
        byte[] bytes = Files.readAllBytes(file);
        var header = java.nio.ByteBuffer.wrap(bytes);
        header.putInt(16, width).putInt(20, height);
        var sum = new java.util.zip.CRC32();
        sum.update(bytes, 12, 17);
        header.putInt(29, (int) sum.getValue());
        Files.write(file, bytes);
    }

    @Test
    void anImageThatClaimsTooManyPixelsIsRefusedUnread() throws IOException {
        claiming(60_000, 60_000);
        assertTrue(failure().what().contains("more than 16,000,000 pixels"), failure().what());
    }

    @Test
    void anImageThatClaimsMorePixelsThanItsBytesHoldIsRefusedUnread() throws IOException {
        claiming(4000, 3000);
        assertTrue(
                failure().what().startsWith("the image claims 12,000,000 pixels, more than its "),
                failure().what());
    }

    @Test
    void theEmptiestImagesAreRead() throws IOException {
        image("a/1.png", 3000, 2000, BufferedImage.TYPE_BYTE_BINARY, 0);
        assertEquals(List.of(3, 2000, 3000), Datasets.open(folder, "test").inputShape());
    }

    /** A frame of a GIF may be larger than the picture says. */
    @Test
    void aPictureOfAnotherFormatIsNotReadWhateverItsName() throws IOException {
        Path gif = image("a/1.gif", 4, 4, BufferedImage.TYPE_INT_RGB, 0xffffff);
        Files.move(gif, folder.resolve("a/1.png"));
        assertEquals("this is no PNG or JPEG image", failure().what());
    }
}
