package thalweg.desktop;

import java.lang.management.ManagementFactory;

/**
 * Whether times may be held to their bounds: not in CI, whose machines are shared, nor while others
 * keep this one busy. Times are printed either way.
 */
public final class QuietMachine {
    private static final double BUSY = 1.2;

    private QuietMachine() {}

    /** Whether they may. */
    public static boolean expected() {
        var machine = ManagementFactory.getOperatingSystemMXBean();
        double load = machine.getSystemLoadAverage() / machine.getAvailableProcessors();
        return System.getenv("CI") == null && load <= BUSY;
    }
}
