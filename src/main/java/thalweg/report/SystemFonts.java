package thalweg.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/**
 * Lets Java draw text on a system without fontconfig, such as a server: there Java finds no font
 * and fails at the first letter, even one of a typeface that a program brings along.
 */
final class SystemFonts {
    private static final String PROPERTY = "sun.awt.fontconfig";
    private static final String TYPEFACE = "Inter-Regular.otf";

    private SystemFonts() {}

    /**
     * Where there is no fontconfig, names the program's own typeface as the system's only one. Must
     * come before the first text is drawn or measured.
     */
    static void require() {
        if (System.getProperty(PROPERTY) != null || fontconfigIsThere()) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("thalweg-fonts");
            folder.toFile().deleteOnExit();
            Path typeface = folder.resolve(TYPEFACE);
            typeface.toFile().deleteOnExit();
            try (InputStream in =
                    SystemFonts.class.getResourceAsStream("/thalweg/fonts/" + TYPEFACE)) {
                if (in == null) {
                    throw new FileNotFoundException(TYPEFACE);
                }
                Files.copy(in, typeface);
            }
            Path configuration = folder.resolve("fontconfig.properties");
            configuration.toFile().deleteOnExit();
            Files.writeString(configuration, configuration(typeface));
            System.setProperty(PROPERTY, configuration.toString());
        } catch (IOException e) {
            throw new ReportException(
                    Phrase.of("badoutput.there-no-font-to-draw-charts-with"),
                    Phrase.of("badoutput.fontconfig", Problem.reason(e)),
                    Phrase.of("remedies.install-apt-get-install-fontconfig"));
        }
    }

    @SuppressWarnings("restricted") // Only to see whether Java will find it.
    private static boolean fontconfigIsThere() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup("libfontconfig.so.1", arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Java's own font configuration, all of its logical fonts being the one in that file. */
    static String configuration(Path typeface) {
        var text = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
        for (String font :
                new String[] {"serif", "sansserif", "monospaced", "dialog", "dialoginput"}) {
            for (String style : new String[] {"plain", "bold", "italic", "bolditalic"}) {
                text.append(font).append('.').append(style).append(".latin-1=Inter\n");
            }
        }
        return text.append("filename.Inter=").append(typeface).append('\n').toString();
    }
}
