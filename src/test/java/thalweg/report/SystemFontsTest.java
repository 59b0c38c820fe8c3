package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemFontsTest {
    @TempDir Path folder;

    /** In a process of its own: Java looks for fonts once. */
    @Test
    void javaDrawsTextWithOnlyTheProgramsOwnTypeface() throws Exception {
        Path typeface = Path.of("src/main/resources/thalweg/fonts/Inter-Regular.otf");
        Path configuration = folder.resolve("fontconfig.properties");
        Files.writeString(configuration, SystemFonts.configuration(typeface.toAbsolutePath()));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.awt.headless=true",
                                "-Dsun.awt.fontconfig=" + configuration,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Draw.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("drawn with Inter" + System.lineSeparator(), said);
        assertEquals(0, process.waitFor());
    }

    /** Draws a letter with a logical font and says what it was drawn with. */
    static final class Draw {
        private Draw() {}

        public static void main(String[] args) {
            var image = new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB);
            Graphics2D g2 = image.createGraphics();
            g2.setColor(Color.WHITE);
            var font = new Font(Font.SANS_SERIF, Font.PLAIN, 60);
            g2.setFont(font);
            g2.drawString("π", 10, 60);
            int lit = 0;
            for (int pixel : image.getRGB(0, 0, 80, 80, null, 0, 80)) {
                lit += (pixel & 0xff) > 128 ? 1 : 0;
            }
            boolean mapped = System.getProperty("sun.awt.fontconfig") != null && lit > 100;
            System.out.println(mapped ? "drawn with Inter" : "not drawn: " + lit + " pixels");
        }
    }
}
