package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesTest {
    @TempDir Path folder;
    private Path processor;
    private Path cards;

    @BeforeEach
    void describeAMachine() throws IOException {
        processor = folder.resolve("cpuinfo");
        cards = folder.resolve("gpus");
        Files.writeString(processor, "processor\t: 0\nflags\t\t: fpu sse2 avx2 fma\n");
    }

    @Test
    void namesTheProcessorByItsWidestVectors() throws IOException {
        assertEquals("CPU · AVX2", devices(false).choose(DeviceChoice.CPU, 3).name());
        Files.writeString(processor, "flags\t\t: fpu avx2 avx512f avx512dq\n");
        assertEquals("CPU · AVX-512", devices(false).choose(DeviceChoice.CPU, 3).name());
        Files.delete(processor);
        assertEquals("CPU", devices(false).choose(DeviceChoice.CPU, 3).name());
    }

    @Test
    void takesAllCoresUnlessTold() {
        assertEquals(3, devices(false).choose(DeviceChoice.AUTO, 3).threads());
        assertEquals(
                Runtime.getRuntime().availableProcessors(),
                devices(false).choose(DeviceChoice.AUTO, 0).threads());
        assertThrows(EngineException.class, () -> devices(false).choose(DeviceChoice.CPU, -1));
    }

    @Test
    void saysWhichLibraryIsMissing() throws IOException {
        putCard();
        var problem =
                assertThrows(
                        EngineException.class, () -> devices(false).choose(DeviceChoice.CUDA, 0));
        assertTrue(problem.badInput());
        assertTrue(problem.getMessage().contains("libcuda.so.1"), problem.getMessage());
        assertTrue(problem.getMessage().contains("--device cpu"), problem.getMessage());
        assertEquals(Device.Kind.CPU, devices(false).choose(DeviceChoice.AUTO, 0).kind());
    }

    @Test
    void saysThatThereIsNoCard() {
        var problem =
                assertThrows(
                        EngineException.class, () -> devices(true).choose(DeviceChoice.CUDA, 0));
        assertEquals("there is no CUDA card", problem.what());
        assertEquals(Device.Kind.CPU, devices(true).choose(DeviceChoice.AUTO, 0).kind());
    }

    @Test
    void namesTheCardWhereBothAreThere() throws IOException {
        putCard();
        for (DeviceChoice choice : new DeviceChoice[] {DeviceChoice.AUTO, DeviceChoice.CUDA}) {
            Device device = devices(true).choose(choice, 0);
            assertEquals(Device.Kind.CUDA, device.kind());
            assertEquals("Tesla T4", device.name());
        }
        assertEquals(Device.Kind.CPU, devices(true).choose(DeviceChoice.CPU, 0).kind());
    }

    @Test
    void takesTheMachinesLibrariesBeforeNd4js() throws IOException {
        putCard();
        Path libraries = Files.createDirectories(folder.resolve("libraries"));
        var devices =
                new Devices(
                        processor, cards, () -> new CudaLibraries(List.of(libraries)), () -> true);
        assertEquals("Nd4jLinearAlgebra", algebra(devices));
        Files.writeString(libraries.resolve("libcuda.so.1"), "no library");
        Files.writeString(libraries.resolve("libcublas.so.12"), "no library");
        assertEquals("CudaLinearAlgebra", algebra(devices));
    }

    private static String algebra(Devices devices) {
        return Numerics.of(devices, DeviceChoice.AUTO, 1, 1 << 20)
                .algebra()
                .getClass()
                .getSimpleName();
    }

    @Test
    void computesOnTheProcessorWhereTheCardDoesNotStart() throws IOException {
        putCard();
        Path libraries = Files.createDirectories(folder.resolve("libraries"));
        Files.writeString(libraries.resolve("libcuda.so.1"), "no library");
        Files.writeString(libraries.resolve("libcublas.so.12"), "no library");
        var devices =
                new Devices(
                        processor, cards, () -> new CudaLibraries(List.of(libraries)), () -> false);
        Numerics auto = Numerics.of(devices, DeviceChoice.AUTO, 1, 1 << 20);
        assertEquals("Tesla T4", auto.device().name());
        auto.algebra().start();
        assertEquals("CPU · AVX2", auto.device().name());
        assertEquals(1, auto.algebra().reach());
        Numerics asked = Numerics.of(devices, DeviceChoice.CUDA, 1, 1 << 20);
        var problem = assertThrows(EngineException.class, () -> asked.algebra().start());
        assertTrue(problem.getMessage().contains("libcuda.so.1"), problem.getMessage());
    }

    @Test
    void readsTheThreeWords() {
        assertEquals(DeviceChoice.CUDA, DeviceChoice.of("cuda"));
        var problem = assertThrows(EngineException.class, () -> DeviceChoice.of("gpu"));
        assertEquals("use cpu, cuda or auto", problem.remedy());
    }

    @Test
    void budgetsForTheMachineOrItsContainer() throws IOException {
        Path machine = folder.resolve("meminfo");
        Path group = folder.resolve("memory.max");
        var memory = new PhysicalMemory(machine, group);
        assertEquals(4L << 30, memory.bytes());
        Files.writeString(machine, "MemTotal:       24000000 kB\nMemFree: 1 kB\n");
        assertEquals(24_000_000L << 10, memory.bytes());
        Files.writeString(group, "max\n");
        assertEquals(24_000_000L << 10, memory.bytes());
        Files.writeString(group, "1073741824\n");
        assertEquals(1L << 30, memory.bytes());
    }

    private void putCard() throws IOException {
        Path card = Files.createDirectories(cards.resolve("0000:00:04.0"));
        Files.writeString(card.resolve("information"), "Model: \t\t Tesla T4\nIRQ: 1\n");
    }

    private Devices devices(boolean nd4j) {
        return new Devices(processor, cards, () -> new CudaLibraries(List.of(folder)), () -> nd4j);
    }
}
