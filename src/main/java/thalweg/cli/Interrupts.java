package thalweg.cli;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Job;

/** Ctrl-C: the first asks the work to stop and keep its best, the second ends the process. */
final class Interrupts {
    private static final int ENDED_BY_SIGINT = 130;

    private @Nullable Job<?> running;
    private boolean asked;

    /**
     * Listens to SIGINT from now on. By reflection: a shutdown hook can't be asked a second time,
     * and javac has no way to allow the one use of {@code sun.misc.Signal}.
     */
    void listen() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object interrupter =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (proxy, method, arguments) -> {
                                interrupt();
                                return null;
                            });
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("INT"),
                            interrupter);
        } catch (ReflectiveOperationException e) {
            // A JVM without it ends at the first Ctrl-C, as any program does.
        }
    }

    /** What the signal does. */
    void interrupt() {
        Job<?> job;
        synchronized (this) {
            if (asked) {
                Runtime.getRuntime().halt(ENDED_BY_SIGINT);
            }
            asked = true;
            job = running;
        }
        if (job != null) {
            job.stop();
        }
    }

    /** Whether a stop was asked for. */
    synchronized boolean asked() {
        return asked;
    }

    /** The job that a stop is for; null for none. */
    synchronized void running(@Nullable Job<?> job) {
        running = job;
    }
}
