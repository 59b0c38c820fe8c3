package thalweg.engine;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an engine computes with.
 *
 * @param at the device: known for good once the card, if it is one, has been started
 */
record Numerics(Supplier<Device> at, LinearAlgebra algebra, NativeMemory memory) {
    /** The device as far as it is known. */
    Device device() {
        return at.get();
    }

    /** OpenBLAS and oneDNN on the processor. */
    static Numerics onProcessor(Device device, long budgetBytes) {
        NativeMemory memory = new CountedMemory(budgetBytes);
        return new Numerics(() -> device, new CpuLinearAlgebra(device.threads(), memory), memory);
    }

    /**
     * CUDA's libraries on a card and, for what isn't worth its while there, the processor.
     *
     * @param otherwise the processor's device
     * @param required whether a card that can't be used is an error, or the processor takes over
     */
    static Numerics onCard(
            Device device,
            Device otherwise,
            boolean required,
            CudaLibraries.Found libraries,
            long budgetBytes) {
        var memory = new CardBlocks(new CountedMemory(budgetBytes));
        var algebra =
                new CudaLinearAlgebra(
                        device,
                        required ? null : otherwise,
                        new CpuLinearAlgebra(otherwise.threads(), memory),
                        () -> new Card(libraries),
                        CardWorth.MEASURED,
                        memory);
        return new Numerics(algebra::device, algebra, memory);
    }

    /** ND4J on a card, where the machine has no libraries of CUDA but ND4J brings its own. */
    static Numerics onCardByNd4j(Device device, long budgetBytes) {
        NativeMemory memory = new CountedMemory(budgetBytes);
        return new Numerics(() -> device, new Nd4jLinearAlgebra(memory), memory);
    }

    /** For what a person asked for. */
    static Numerics of(Devices devices, DeviceChoice choice, int threads, long budgetBytes) {
        Device device = devices.choose(choice, threads);
        if (device.kind() == Device.Kind.CPU) {
            return onProcessor(device, budgetBytes);
        }
        Optional<CudaLibraries.Found> libraries = devices.libraries().get().find();
        return libraries.isPresent()
                ? onCard(
                        device,
                        devices.choose(DeviceChoice.CPU, threads),
                        choice == DeviceChoice.CUDA,
                        libraries.get(),
                        budgetBytes)
                : onCardByNd4j(device, budgetBytes);
    }
}
