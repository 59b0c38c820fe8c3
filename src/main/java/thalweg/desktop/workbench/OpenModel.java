package thalweg.desktop.workbench;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import thalweg.evaluation.Score;
import thalweg.network.Model;
import thalweg.network.ModelDigest;
import thalweg.symmetry.Symmetry;

/** A model on the desk: what its file holds, how it may move, and how good it is once measured. */
public final class OpenModel {
    private final Model model;
    private final Symmetry symmetry;
    private final FileStamp stamp;
    private final ReadOnlyObjectWrapper<Score> score = new ReadOnlyObjectWrapper<>();

    private final @Nullable String described;
    private final AtomicReference<@Nullable String> sha256 = new AtomicReference<>();

    OpenModel(Model model, Symmetry symmetry, FileStamp stamp) {
        this(model, symmetry, stamp, null);
    }

    /**
     * @param described the text that its network was read by; null where that is kept elsewhere, or
     *     none was needed
     */
    OpenModel(Model model, Symmetry symmetry, FileStamp stamp, @Nullable String described) {
        this.model = model;
        this.symmetry = symmetry;
        this.stamp = stamp;
        this.described = described;
    }

    /** The text that its network was read by, where it came with it. */
    @Nullable String described() {
        return described;
    }

    /**
     * SHA-256 of its contents, see {@link ModelDigest}. On any thread but the window's: the first
     * time it reads the whole file.
     */
    String sha256() {
        String known = sha256.get();
        if (known == null) {
            known = ModelDigest.of(model);
            sha256.set(known);
        }
        return known;
    }

    /** Whether the file still is as it was when it was read. */
    boolean isAsRead() {
        return isOf(FileStamp.of(stamp.file()));
    }

    /** The same; empty while nobody has asked for it. */
    String sha256IfKnown() {
        String known = sha256.get();
        return known == null ? "" : known;
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
