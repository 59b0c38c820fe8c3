package thalweg.desktop.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Closes what work on the lane may still compute with only once that work is over. A hand is
 * answered at the yield points of what runs in the background, and may want other examples or
 * models in the place of those. The lane's.
 */
final class Lending {
    private final List<Runnable> closings = new ArrayList<>();
    private int borrowers;

    /** Does work that computes with what is lent. */
    <T> T during(Supplier<T> work) {
        borrowers++;
        try {
            return work.get();
        } finally {
            borrowers--;
            if (borrowers == 0) {
                closings.forEach(Runnable::run);
                closings.clear();
            }
        }
    }

    /** Closes something: now, or after all the work that began before. */
    void close(Runnable closing) {
        if (borrowers == 0) {
            closing.run();
        } else {
            closings.add(closing);
        }
    }
}
