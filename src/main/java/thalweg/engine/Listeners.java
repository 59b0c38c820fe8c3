package thalweg.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who wants to know about jobs. One that fails is reported and harms no job. */
final class Listeners {
    private final List<Consumer<Job<?>>> all = new CopyOnWriteArrayList<>();

    void add(Consumer<Job<?>> listener) {
        all.add(listener);
    }

    void tell(Job<?> job) {
        for (Consumer<Job<?>> listener : all) {
            try {
                listener.accept(job);
            } catch (RuntimeException e) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }
}
