package thalweg.desktop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A picture of a view, an eighth as large, and the one that was kept of it. So small, what differs
 * by the machine (how the edge of a letter is smoothed, the last digits of a curve) is next to
 * nothing, and what a person would notice (a colour, a place, a word that is gone) is not.
 */
final class KeptView {
    /** Dots of the window that make one of the kept picture, along each side. */
    static final int REDUCED = 8;

    /** Of 255: so much less or more in one colour of a dot is another dot. */
    private static final int ANOTHER = 20;

    /** Dots that may be others: one short word is more. */
    private static final int MOST = 3;

    private static final Path KEPT = Path.of("src/test/resources/thalweg/desktop/views");
    private static final Path SEEN = Path.of("target/views");

    private final String name;

    KeptView(String name) {
        this.name = name;
    }

    /** A picture an eighth as wide and high, every dot the mean of its square. */
    static BufferedImage reduced(BufferedImage image) {
        int width = image.getWidth() / REDUCED;
        int height = image.getHeight() / REDUCED;
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                small.setRGB(x, y, mean(image, x * REDUCED, y * REDUCED));
            }
        }
        return small;
    }

    private static int mean(BufferedImage image, int left, int top) {
        int[] sums = new int[3];
        for (int y = top; y < top + REDUCED; y++) {
            for (int x = left; x < left + REDUCED; x++) {
                int rgb = image.getRGB(x, y);
                for (int c = 0; c < 3; c++) {
                    sums[c] += colour(rgb, c);
                }
            }
        }
        int dots = REDUCED * REDUCED;
        return (sums[0] / dots) << 16 | (sums[1] / dots) << 8 | sums[2] / dots;
    }

    private static int colour(int rgb, int c) {
        return rgb >> (16 - 8 * c) & 0xFF;
    }

    /** How many dots of two pictures are others; all where their sizes differ. */
    static int others(BufferedImage one, BufferedImage other) {
        int dots = one.getWidth() * one.getHeight();
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return dots;
        }
        int others = 0;
        for (int i = 0; i < dots; i++) {
            int x = i % one.getWidth();
            int y = i / one.getWidth();
            others += isAnother(one.getRGB(x, y), other.getRGB(x, y)) ? 1 : 0;
        }
        return others;
    }

    private static boolean isAnother(int one, int other) {
        for (int c = 0; c < 3; c++) {
            if (Math.abs(colour(one, c) - colour(other, c)) > ANOTHER) {
                return true;
            }
        }
        return false;
    }

    /** Whether a view is no longer the one that was kept. */
    static boolean changed(BufferedImage kept, BufferedImage seen) {
        return others(kept, seen) > MOST;
    }

    /** The kept one. */
    BufferedImage kept() throws IOException {
        return ImageIO.read(file(KEPT).toFile());
    }

    /** Keeps a reduced picture as what the view looks like from now on. */
    void keep(BufferedImage reduced) throws IOException {
        write(KEPT, reduced);
    }

    /**
     * What to say when a view has changed: where the whole picture lies, and how to keep it. Empty
     * while it looks as before.
     */
    String compare(BufferedImage whole) throws IOException {
        BufferedImage reduced = reduced(whole);
        if (!Files.exists(file(KEPT))) {
            write(SEEN, whole);
            return name + ": no picture was kept of it, " + file(SEEN) + " is how it looks; ";
        }
        int others = others(kept(), reduced);
        if (others <= MOST) {
            return "";
        }
        write(SEEN, whole);
        return name + ": " + others + " dots are others, " + file(SEEN) + " is how it looks now; ";
    }

    private Path file(Path folder) {
        return folder.resolve(name + ".png");
    }

    private void write(Path folder, BufferedImage image) throws IOException {
        Files.createDirectories(folder);
        ImageIO.write(image, "png", file(folder).toFile());
    }
}
