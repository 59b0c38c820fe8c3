package thalweg.desktop.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
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
}
