package thalweg.desktop.workbench;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads beside the lane. */
final class SideThreads {
    private SideThreads() {}

    /** One for files and pure Java work; it ends with the process. */
    static ExecutorService aside() {
        return Executors.newSingleThreadExecutor(work -> daemon(work, "beside the lane"));
    }

    /** One for checks; it ends whenever there is nothing to check. */
    static Executor checks() {
        var pool =
                new ThreadPoolExecutor(
                        1,
                        1,
                        1,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        work -> daemon(work, "checks beside the lane"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
