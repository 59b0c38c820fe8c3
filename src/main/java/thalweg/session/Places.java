package thalweg.session;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How a session's file names other files: seen from its own folder, with / between folders. */
final class Places {
    private final Path folder;

    /**
     * @param session the session's file; its folder need not exist
     */
    Places(Path session) {
        Path absolute = session.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        folder = real(parent == null ? absolute : parent);
    }

    /** The name of a file from here; its whole name where it lies on another drive. */
    String name(Path file) {
        Path there = real(file.toAbsolutePath().normalize());
        Path root = folder.getRoot();
        Path named =
                root != null && root.equals(there.getRoot()) ? folder.relativize(there) : there;
        String text = named.toString().replace('\\', '/');
        return text.isEmpty() ? "." : text;
    }

    /** The file of a name; null where no file can be named so. */
    @Nullable Path file(String name) {
        try {
            return name.isBlank() ? null : folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Behind links: ".." goes up from where a folder really is. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path; // it has gone, or may not be looked at
        }
    }
}
