package thalweg.desktop.workbench;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Closes what work on the lane may still compute with only once that work is over. A hand is
 * answered at the yield points of what runs in the background, and may want other examples or
 * models in the place of those. What the hand had made itself meanwhile is closed at once: the work
 * in hand, which asks for everything before it begins, knows nothing of it. The lane's.
 */
final class Lending {
    private final Deque<Runnable> closings = new ArrayDeque<>();

    /** Made since the work in hand began. */
    private final Set<Object> ofTheHand = Collections.newSetFromMap(new IdentityHashMap<>());

    private int borrowers;

    /**
     * Does work that computes with what is lent, and asks for nothing more.
     *
     * @throws RuntimeException what the work throws, or a closing
     */
    <T> T during(Supplier<T> work) {
        borrowers++;
        try {
            return work.get();
        } finally {
            borrowers--;
            if (borrowers == 0) {
                ofTheHand.clear();
                closeAll();
            }
        }
    }

    private void closeAll() {
        RuntimeException first = null;
        while (!closings.isEmpty()) {
            try {
                closings.remove().run();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Takes note of what is made to be kept. */
    <T> T made(T thing) {
        if (borrowers > 0) {
            ofTheHand.add(thing);
        }
        return thing;
    }

    /** Closes something: now, or after all the work that began before and may know it. */
    void close(Object thing, Runnable closing) {
        boolean unknown = borrowers == 1 && ofTheHand.remove(thing);
        if (borrowers == 0 || unknown) {
            closing.run();
        } else {
            closings.add(closing);
        }
    }
}
