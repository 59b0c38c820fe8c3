package thalweg.desktop.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import thalweg.desktop.jobs.Jobs;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engines;

/** Work handed out by the window. */
class DeskTest {
    static final WindowThread AT_ONCE =
            new WindowThread() {
                @Override
                public void later(long milliseconds, Runnable work) {
                    work.run();
                }

                @Override
                public void execute(Runnable work) {
                    work.run();
                }
            };

    @Test
    void workBesideTheLaneOfAClosedWindowEndsAsStoppedWithoutANotice() {
        var aside = Executors.newSingleThreadExecutor();
        aside.shutdown();
        List<Notice> notices = new ArrayList<>();
        List<Desk.Outcome> outcomes = new ArrayList<>();
        try (var engine = Engines.sameThread(DeviceChoice.CPU, 1, 1 << 20)) {
            new Desk(engine, AT_ONCE, aside, aside, notices::add, new Jobs())
                    .aside(() -> 1, value -> {}, outcomes::add);
        }
        assertEquals(List.of(Desk.Outcome.STOPPED), outcomes);
        assertEquals(List.of(), notices);
    }

    @Test
    void whatWentWrongIsLoggedBesideTheWindowsThread() throws Exception {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var logger = (Logger) LoggerFactory.getLogger(Desk.class);
        logger.addAppender(logged);
        var aside = Executors.newSingleThreadExecutor();
        try (var engine = Engines.sameThread(DeviceChoice.CPU, 1, 1 << 20)) {
            new Desk(engine, AT_ONCE, aside, aside, notice -> {}, new Jobs())
                    .tell(new IllegalStateException("planted"));
            for (int i = 0; i < 1000 && logged.list.isEmpty(); i++) {
                Thread.sleep(10);
            }
        } finally {
            aside.shutdown();
            logger.detachAppender(logged);
        }
        assertEquals(1, logged.list.size());
        assertNotEquals(Thread.currentThread().getName(), logged.list.getFirst().getThreadName());
    }
}
