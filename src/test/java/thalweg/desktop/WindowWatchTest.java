package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.run;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.desktop.workbench.Method;

/** The tests' own watch over the window's thread. */
class WindowWatchTest {
    private static final long AFTER_THE_FIRST_SHOWING = 1500;

    @TempDir Path folder;

    private OpenWindow open() throws Exception {
        var options = new DesktopOptions(folder.resolve("none"), folder.resolve("state"));
        return OpenWindow.open(Method.WEIGHT_MATCHING, options, 1280, 720);
    }

    @Test
    void aWindowWhoseThreadComputesFailsItsTestWhichIsToldWhatRan() throws Exception {
        OpenWindow window = open();
        Thread.sleep(AFTER_THE_FIRST_SHOWING);
        run(WindowWatchTest::compute);
        Thread.sleep(100);
        var failure = assertThrows(AssertionError.class, window::close);
        assertTrue(failure.getMessage().contains("WindowWatchTest.compute"), failure.getMessage());
    }

    @Test
    void aWindowWhoseThreadWaitsFailsItsTest() throws Exception {
        OpenWindow window = open();
        Thread.sleep(AFTER_THE_FIRST_SHOWING);
        run(WindowWatchTest::sleep);
        Thread.sleep(100);
        var failure = assertThrows(AssertionError.class, window::close);
        assertTrue(failure.getMessage().contains("WindowWatchTest.sleep"), failure.getMessage());
    }

    @Test
    void aWindowThatIsLeftAloneIsNotAtFault() throws Exception {
        OpenWindow window = open();
        Thread.sleep(300);
        window.close();
    }

    /** Half a second of processor time. */
    private static void compute() {
        var beans = ManagementFactory.getThreadMXBean();
        long end = beans.getCurrentThreadCpuTime() + 500_000_000;
        while (beans.getCurrentThreadCpuTime() < end) {
            Math.sin(end);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
