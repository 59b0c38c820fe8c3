package thalweg.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import thalweg.desktop.study.StudySheet;
import thalweg.desktop.workbench.Sessions;

/** Asks a person for files; behind an interface since no display means no dialog. */
public interface Choosers extends StudySheet.Asks, Sessions.Asks {
    /** Models to open, or a session; empty when the person changed their mind. */
    List<Path> models();

    /** A folder that pictures and files are to go to. */
    Optional<Path> exportFolder();

    /** A data folder. */
    Optional<Path> dataFolder();

    /**
     * A folder for new files.
     *
     * @param title what the dialog is called
     */
    Optional<Path> picturesFolder(String title);

    /**
     * Where to put a new file.
     *
     * @param name to suggest
     * @param kind e.g. "PNG"
     * @param extension e.g. "png"
     */
    Optional<Path> place(String name, String kind, String extension);
}
