package thalweg.desktop.workbench;

import org.jspecify.annotations.Nullable;

/** Whether two are one and the same object, for values too large to compare. */
final class Same {
    private Same() {}

    @SuppressWarnings("ReferenceEquality")
    static boolean same(@Nullable Object x, @Nullable Object y) {
        return x == y;
    }
}
