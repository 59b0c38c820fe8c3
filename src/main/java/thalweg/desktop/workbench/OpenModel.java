package thalweg.desktop.workbench;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import thalweg.evaluation.Score;
import thalweg.network.Model;
import thalweg.symmetry.Symmetry;

/** A model on the desk: what its file holds, how it may move, and how good it is once measured. */
public final class OpenModel {
    private final Model model;
    private final Symmetry symmetry;
    private final FileStamp stamp;
    private final ReadOnlyObjectWrapper<Score> score = new ReadOnlyObjectWrapper<>();

    OpenModel(Model model, Symmetry symmetry, FileStamp stamp) {
        this.model = model;
        this.symmetry = symmetry;
        this.stamp = stamp;
    }

    /** Whether it is of this file, and the file is still the one that was read. */
    boolean isOf(FileStamp other) {
        return stamp.equals(other);
    }

    boolean isSameAs(OpenModel other) {
        return isOf(other.stamp);
    }

    /** Graph and numbers. */
    public Model model() {
        return model;
    }

    /** Its permutation groups. */
    public Symmetry symmetry() {
        return symmetry;
    }

    /** The file's name without its ending. */
    public String name() {
        return model.name();
    }

    /** Where it lies. */
    public Path file() {
        return model.checkpoint().file();
    }

    /** Loss and accuracy on the chosen examples; holds null until measured. */
    public ReadOnlyObjectProperty<Score> scoreProperty() {
        return score.getReadOnlyProperty();
    }

    void setScore(@Nullable Score value) {
        score.set(value);
    }
}
