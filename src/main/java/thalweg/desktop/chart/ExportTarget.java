package thalweg.desktop.chart;

/** Where pictures go: the shell asks a person for a place and says how the writing went. */
public interface ExportTarget {
    /** Asks where to put the file and writes it, beside the window's thread. */
    void export(PictureFile file);
}
