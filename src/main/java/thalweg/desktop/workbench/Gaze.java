package thalweg.desktop.workbench;

import java.util.function.Consumer;
import java.util.function.Supplier;
import thalweg.session.Looking;

/**
 * How a person looks at the pictures: told by the views that show them, and turned where a session
 * says. On the window's thread only.
 */
public final class Gaze {
    private Supplier<Looking> told = () -> Looking.AT_FIRST;
    private Consumer<Looking> turned = looking -> {};

    /**
     * Has the views asked.
     *
     * @param now how they are looked at
     * @param turning has them looked at otherwise
     */
    public void of(Supplier<Looking> now, Consumer<Looking> turning) {
        told = now;
        turned = turning;
    }

    Looking now() {
        return told.get();
    }

    void turn(Looking to) {
        turned.accept(to);
    }
}
