package thalweg.desktop.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.desktop.jobs.Jobs;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engines;
import thalweg.engine.JobStoppedException;

/** What is measured while nothing else is to be done. */
class IdleWorkTest {
    @Test
    void restsUntilSomethingChangesWhenSomebodyElseHasStoppedIt() {
        List<String> begun = new ArrayList<>();
        try (var engine = Engines.sameThread(DeviceChoice.CPU, 1, 1 << 20)) {
            var desk =
                    new Desk(
                            engine,
                            DeskTest.AT_ONCE,
                            Runnable::run,
                            Runnable::run,
                            n -> {},
                            new Jobs());
            var need =
                    new IdleWork.Need<Integer>(
                            "a curve",
                            false,
                            () -> begun.size() < 100,
                            () ->
                                    context -> {
                                        begun.add("a curve");
                                        throw new JobStoppedException();
                                    },
                            value -> {});
            var idle = new IdleWork(desk, List.of(need), name -> {});
            idle.pump();
            assertEquals(1, begun.size(), "an engine at its end stops all that it is given");
            idle.pump();
            assertEquals(2, begun.size());
        }
    }

    @Test
    void goesOnWithWhatIsMissing() {
        List<Integer> done = new ArrayList<>();
        try (var engine = Engines.sameThread(DeviceChoice.CPU, 1, 1 << 20)) {
            var desk =
                    new Desk(
                            engine,
                            DeskTest.AT_ONCE,
                            Runnable::run,
                            Runnable::run,
                            n -> {},
                            new Jobs());
            var need =
                    new IdleWork.Need<Integer>(
                            "a curve",
                            false,
                            () -> done.size() < 3,
                            () -> context -> done.size(),
                            done::add);
            new IdleWork(desk, List.of(need), name -> {}).pump();
        }
        assertEquals(List.of(0, 1, 2), done);
    }
}
