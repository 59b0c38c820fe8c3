package thalweg.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import thalweg.engine.DeviceChoice;

/** Options of commands that compute. */
final class ComputeOptions {
    /** What stands for as many threads as there are cores. */
    private static final int ALL = 0;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads for native numerics (default: all cores).")
    private @Nullable Integer threads;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "cpu, cuda or auto (default: auto).")
    private String device = "auto";

    /** Makes the engine they describe. */
    void start(Workplace work) {
        if (threads != null && threads < 1) {
            throw new UsageException(
                    ("there can't be " + threads + " threads").replace('-', '−'),
                    "--threads",
                    "use 1 or more");
        }
        work.start(DeviceChoice.of(device), threads == null ? ALL : threads);
    }
}
