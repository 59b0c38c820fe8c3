package thalweg.cli;

import picocli.CommandLine.Option;
import thalweg.engine.DeviceChoice;

/** Options of commands that compute. */
final class ComputeOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads for native numerics (default: all cores).")
    private int threads;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "cpu, cuda or auto (default: auto).")
    private String device = "auto";

    /** Makes the engine they describe. */
    void start(Workplace work) {
        if (threads < 0) {
            throw new UsageException(
                    "there can't be −" + -(long) threads + " threads",
                    "--threads",
                    "use 1 or more");
        }
        work.start(DeviceChoice.of(device), threads);
    }
}
