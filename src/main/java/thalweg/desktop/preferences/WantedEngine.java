package thalweg.desktop.preferences;

import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.EngineException;
import thalweg.engine.Engines;

/** The engine as the preferences have it. */
public final class WantedEngine {
    private static final int MEGABYTE_BITS = 20;

    private WantedEngine() {}

    /**
     * Makes it. A card that is wished for and isn't there keeps no window from opening: the
     * processor takes over, which the preferences then tell.
     */
    public static Engine make(Preferences preferences) {
        int threads = preferences.get(Preferences.THREADS);
        long budget = budgetBytes(preferences.get(Preferences.MEMORY));
        DeviceChoice device = preferences.get(Preferences.DEVICE);
        try {
            return Engines.create(device, threads, budget);
        } catch (EngineException e) {
            if (device != DeviceChoice.CUDA) {
                throw e;
            }
            preferences.tell(e);
            return Engines.create(DeviceChoice.AUTO, threads, budget);
        }
    }

    /**
     * Bytes of a budget.
     *
     * @param megabytes 0 for what is usual
     */
    static long budgetBytes(int megabytes) {
        return megabytes == 0 ? Engines.defaultBudgetBytes() : (long) megabytes << MEGABYTE_BITS;
    }
}
