package thalweg.cli;

import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;

/** Makes the process's one engine, once a command's options say on what and with how much. */
@FunctionalInterface
public interface EngineSource {
    /**
     * @param threads native threads; 0 for all cores
     * @param budgetBytes the most native memory that numbers may take
     */
    Engine make(DeviceChoice device, int threads, long budgetBytes);
}
