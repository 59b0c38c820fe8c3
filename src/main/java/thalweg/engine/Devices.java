package thalweg.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import thalweg.engine.Device.Kind;
import thalweg.words.Phrase;

/**
 * Which device there is, found without touching it: starting a card to ask takes a while.
 *
 * @param processor where the system describes the processor, /proc/cpuinfo
 * @param cards where the driver lists its cards, /proc/driver/nvidia/gpus
 * @param libraries where CUDA's libraries are looked for; asked only where there is a card
 * @param nd4j whether the build has ND4J's CUDA backend; asked only where it matters, since looking
 *     for what isn't there opens every jar, for a tenth of a second
 */
record Devices(
        Path processor, Path cards, Supplier<CudaLibraries> libraries, BooleanSupplier nd4j) {
    private static final String CUDA_BACKEND = "/org/nd4j/linalg/jcublas/JCublasBackend.class";

    /** Those of this machine and this build. */
    static Devices here() {
        return new Devices(
                Path.of("/proc/cpuinfo"),
                Path.of("/proc/driver/nvidia/gpus"),
                CudaLibraries::here,
                () -> Devices.class.getResource(CUDA_BACKEND) != null);
    }

    /**
     * The device for a choice.
     *
     * @param threads native threads on the processor; 0 for all of its cores
     * @throws EngineException when CUDA is asked for and not there
     */
    Device choose(DeviceChoice choice, int threads) {
        return switch (choice) {
            case CPU -> cpu(threads);
            case AUTO -> cuda().orElseGet(() -> cpu(threads));
            case CUDA -> cuda().orElseThrow(this::noCuda);
        };
    }

    private Device cpu(int threads) {
        if (threads < 0) {
            throw EngineException.request(
                    Phrase.of("badengine.there-cannot-threads", threads),
                    "--threads",
                    Phrase.of("remedies.use-1-more"));
        }
        Set<String> flags = processorFlags();
        String name =
                flags.contains("avx512f")
                        ? "CPU · AVX-512"
                        : flags.contains("avx2") ? "CPU · AVX2" : "CPU";
        int all = Runtime.getRuntime().availableProcessors();
        return new Device(Kind.CPU, name, threads == 0 ? all : threads);
    }

    private Set<String> processorFlags() {
        for (String line : lines(processor)) {
            if (line.startsWith("flags")) {
                return new HashSet<>(List.of(line.substring(line.indexOf(':') + 1).split(" ")));
            }
        }
        return Set.of();
    }

    private Optional<Device> cuda() {
        if (!Files.isDirectory(cards) || !usable()) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(cards)) {
            return folders.sorted()
                    .findFirst()
                    .map(card -> new Device(Kind.CUDA, model(card.resolve("information")), 0));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String model(Path information) {
        for (String line : lines(information)) {
            if (line.startsWith("Model:")) {
                return line.substring("Model:".length()).strip();
            }
        }
        return "CUDA";
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private boolean usable() {
        return libraries.get().find().isPresent() || nd4j.getAsBoolean();
    }

    private EngineException noCuda() {
        return usable()
                ? EngineException.request(
                        Phrase.of("badengine.there-no-cuda-card"),
                        Phrase.of("remedies.device-cuda"),
                        Phrase.of("remedies.use-device-cpu-look-at-driver-with"))
                : libraries.get().missing();
    }
}
