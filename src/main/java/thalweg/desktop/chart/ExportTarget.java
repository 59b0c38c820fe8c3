package thalweg.desktop.chart;

import java.util.function.Supplier;
import javafx.scene.image.Image;

/** Where pictures go: the shell asks a person for a place and says how the writing went. */
public interface ExportTarget {
    /** Asks where to put the file and writes it, beside the window's thread. */
    void export(PictureFile file);

    /**
     * Puts a picture on the clipboard.
     *
     * @param picture makes it, beside the window's thread
     */
    void copy(Supplier<Image> picture);
}
