package thalweg.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Sha256;
import thalweg.network.ModelDigest;

/**
 * Where the files of a session are now: where it says, or, of the same name, in a folder where they
 * may have gone. A file that lies elsewhere is taken only if its contents are the session's, or its
 * size where the session doesn't name them; of a model in several files, which can be compared only
 * once they are read, by its name.
 *
 * @param models a file a model, in the session's order; null for one that isn't found
 * @param data null where it isn't found, or the session has none
 */
public record Whereabouts(List<@Nullable Path> models, @Nullable Path data) {
    /** Keeps the lists as they are: they hold nulls. */
    public Whereabouts {
        models = Collections.unmodifiableList(new ArrayList<>(models));
    }

    /**
     * Looks for them. Reads whole files of the right name and size that lie elsewhere.
     *
     * @param folders where to look besides, in order
     */
    public static Whereabouts of(Session session, List<Path> folders) {
        List<@Nullable Path> models = new ArrayList<>();
        for (Session.ModelFile model : session.models()) {
            models.add(model(model, folders));
        }
        Session.Data data = session.data();
        return new Whereabouts(models, data == null ? null : data(data, folders));
    }

    private static @Nullable Path model(Session.ModelFile model, List<Path> folders) {
        if (Files.isReadable(model.file())) {
            return model.file();
        }
        Path name = model.file().getFileName();
        for (Path folder : folders) {
            Path there = name == null ? folder : folder.resolve(name.toString());
            if (isSame(model, there)) {
                return there;
            }
        }
        return null;
    }

    private static boolean isSame(Session.ModelFile model, Path there) {
        try {
            if (!Files.isReadable(there)) {
                return false;
            }
            return !ModelDigest.isOneFile(there)
                    || Files.size(there) == model.bytes()
                            && (model.sha256().isEmpty()
                                    || Sha256.of(there).equals(model.sha256()));
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable Path data(Session.Data data, List<Path> folders) {
        if (Files.isReadable(data.location())) {
            return data.location();
        }
        Path name = data.location().getFileName();
        for (Path folder : folders) {
            Path there = name == null ? folder : folder.resolve(name.toString());
            if (Files.isReadable(there)) {
                return there;
            }
        }
        return null;
    }

    /** The models that aren't found, in the session's order. */
    public List<Session.ModelFile> missing(Session session) {
        List<Session.ModelFile> missing = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            if (models.get(m) == null) {
                missing.add(session.models().get(m));
            }
        }
        return missing;
    }
}
