package thalweg.network;

import java.util.Locale;

/** What names say of a norm whose tensors look alike, whatever it is taken over. */
final class GroupNorms {
    private GroupNorms() {}

    /** Whether a module is called a norm by groups. */
    static boolean named(Module norm) {
        String path = norm.path().toLowerCase(Locale.ROOT);
        return path.contains("group") && path.contains("norm") && !path.contains("blockgroup");
    }
}
