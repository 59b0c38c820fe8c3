package thalweg.dataset;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/**
 * A picture's pixels as unsigned bytes.
 *
 * @param shape [channels, height, width], 1 channel of grey or 3 of red, green and blue
 * @param bytes row-major
 */
record Pixels(List<Integer> shape, byte[] bytes) {
    /** More than any classifier's input, and little enough for any heap. */
    private static final long LARGEST = 16_000_000;

    private static final long LARGEST_FILE = 64 << 20;

    /** Of a bit each in bytes that deflate has folded 1,032 times, as PNG may; JPEG's take more. */
    private static final long MOST_PIXELS_A_BYTE = 8 * 1032;

    /** As ImageIO calls what is read here; it knows other formats too. */
    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    Pixels {
        shape = List.copyOf(shape);
    }

    /**
     * Reads a PNG or JPEG. Its size is looked at before its pixels are.
     *
     * @throws DatasetException when it can't be read, is damaged, or too large
     */
    static Pixels read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw tooLarge(file);
            }
            return decode(file, Files.readAllBytes(file));
        } catch (AccessDeniedException e) {
            throw new DatasetException(
                    Phrase.of("badfiles.file-may-not-read"),
                    file.toString(),
                    Phrase.of("remedies.ask-for-right-to-read"));
        } catch (IIOException e) {
            throw damaged(file);
        } catch (IOException e) {
            throw new DatasetException(
                    Phrase.of("badfiles.file-cannot-read", Problem.reason(e)),
                    file.toString(),
                    Phrase.of("remedies.check-disk"));
        }
    }

    private static Pixels decode(Path file, byte[] content) throws IOException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            ImageReader reader = readers.hasNext() ? readers.next() : null;
            if (reader == null
                    || !FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                throw new DatasetException(
                        Phrase.of("baddata.no-png-jpeg-image"),
                        file.toString(),
                        Phrase.of("remedies.convert-take-out-folder"));
            }
            try {
                reader.setInput(in, true, true);
                long size = (long) reader.getWidth(0) * reader.getHeight(0);
                if (size > LARGEST) {
                    throw tooLarge(file);
                }
                if (size > content.length * MOST_PIXELS_A_BYTE) {
                    throw new DatasetException(
                            Phrase.of(
                                    "baddata.image-claims-pixels-more-than-bytes-can",
                                    size,
                                    content.length),
                            file.toString(),
                            Phrase.of("remedies.copy-again-take-out"));
                }
                return of(reader.read(0));
            } catch (IOException | RuntimeException e) {
                if (e instanceof DatasetException known) {
                    throw known;
                }
                throw damaged(file); // decoders meet damage with exceptions of many kinds
            } finally {
                reader.dispose();
            }
        }
    }

    private static DatasetException damaged(Path file) {
        return new DatasetException(
                Phrase.of("baddata.image-damaged"),
                file.toString(),
                Phrase.of("remedies.copy-again-take-out"));
    }

    private static DatasetException tooLarge(Path file) {
        return new DatasetException(
                Phrase.of("baddata.image-has-more-than-pixels", LARGEST),
                file.toString(),
                Phrase.of("remedies.scale-images-down-to-networks-input"));
    }

    private static Pixels of(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        int plane = height * width;
        boolean grey =
                image.getRaster().getNumBands() < 3
                        && !(image.getColorModel() instanceof IndexColorModel);
        byte[] bytes = new byte[grey ? plane : 3 * plane];
        Raster raster = image.getRaster();
        // Grey as it is stored: through a colour model it would be bent by a gamma.
        int spare = grey ? Math.max(0, raster.getSampleModel().getSampleSize(0) - 8) : 0;
        int scale =
                grey ? 255 / ((1 << Math.min(8, raster.getSampleModel().getSampleSize(0))) - 1) : 1;
        int[] row = new int[grey ? 0 : width];
        for (int y = 0; y < height; y++) {
            if (!grey) {
                image.getRGB(0, y, width, 1, row, 0, width);
            }
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                if (grey) {
                    bytes[at] = (byte) ((raster.getSample(x, y, 0) >> spare) * scale);
                } else {
                    bytes[at] = (byte) (row[x] >> 16);
                    bytes[plane + at] = (byte) (row[x] >> 8);
                    bytes[2 * plane + at] = (byte) row[x];
                }
            }
        }
        return new Pixels(List.of(grey ? 1 : 3, height, width), bytes);
    }

    /** The same with three equal channels. */
    Pixels coloured() {
        byte[] three = new byte[3 * bytes.length];
        for (int c = 0; c < 3; c++) {
            System.arraycopy(bytes, 0, three, c * bytes.length, bytes.length);
        }
        return new Pixels(List.of(3, shape.get(1), shape.get(2)), three);
    }
}
