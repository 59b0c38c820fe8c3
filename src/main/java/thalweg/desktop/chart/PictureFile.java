package thalweg.desktop.chart;

import java.nio.file.Path;

/**
 * A picture or table that is ready to be written.
 *
 * @param name a file name to suggest, with its ending
 * @param kind e.g. "PNG", for the chooser and the status line
 * @param extension e.g. "png"
 * @param writer makes and writes the file
 */
public record PictureFile(String name, String kind, String extension, Writer writer) {
    /** Makes and writes the file, whole or not at all; never on the window's thread. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Writes to the given file, replacing an older one.
         *
         * @throws thalweg.report.ReportException when it can't be written
         */
        void write(Path file);
    }
}
