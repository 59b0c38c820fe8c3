package thalweg.desktop.preferences;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import thalweg.desktop.words.Texts;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.words.Phrase;

/** What computes, on how many threads, with how much memory: in force from the next start on. */
final class ComputingSection extends Section {
    private static final int MEGABYTE_BITS = 20;

    /** Budgets of native memory to choose among, in megabytes; 0 for what is usual. */
    private static final List<Integer> BUDGETS =
            List.of(0, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536);

    /**
     * @param engine the one at work, which was made as the preferences were at the start
     */
    ComputingSection(Preferences preferences, Texts texts, Engine engine) {
        super(preferences, texts, "preferences.computing");
        ObjectProperty<DeviceChoice> device = preferences.property(Preferences.DEVICE);
        ObjectProperty<Integer> threads = preferences.property(Preferences.THREADS);
        ObjectProperty<Integer> memory = preferences.property(Preferences.MEMORY);
        row(
                "preferences.device",
                choice(
                        "preference-device",
                        device,
                        List.of(DeviceChoice.values()),
                        ComputingSection::named),
                new Label(engine.device().name()));
        int cores = Runtime.getRuntime().availableProcessors();
        row(
                "preferences.threads",
                choice(
                        "preference-threads",
                        threads,
                        IntStream.rangeClosed(0, cores).boxed().toList(),
                        n ->
                                n == 0
                                        ? Phrase.of("preferences.threads.all", cores)
                                        : Phrase.of("preferences.threads.some", n)));
        int usual = megabytes(Engines.defaultBudgetBytes());
        row(
                "preferences.memory",
                choice(
                        "preference-memory",
                        memory,
                        BUDGETS,
                        n ->
                                n == 0
                                        ? Phrase.of("preferences.memory.usual", usual)
                                        : Phrase.of("preferences.memory.some", n)));
        row(
                "preferences.heap",
                note("preferences.heap.how", megabytes(Runtime.getRuntime().maxMemory())));
        Label later =
                later(
                        "preferences.later",
                        Preferences.DEVICE,
                        Preferences.THREADS,
                        Preferences.MEMORY);
        later.setId("preferences-later");
        wide(later);
    }

    private static Phrase named(DeviceChoice device) {
        return switch (device) {
            case AUTO -> Phrase.of("preferences.device.auto");
            case CPU -> Phrase.of("preferences.device.cpu");
            case CUDA -> Phrase.of("preferences.device.cuda");
        };
    }

    private static int megabytes(long bytes) {
        return (int) (bytes >> MEGABYTE_BITS);
    }
}
