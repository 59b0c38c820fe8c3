package thalweg.engine;

/** What an engine computes with. */
record Numerics(Device device, LinearAlgebra algebra, NativeMemory memory) {
    /** OpenBLAS on the processor; ND4J on a card. */
    static Numerics on(Device device, long budgetBytes) {
        NativeMemory memory = new CountedMemory(budgetBytes);
        LinearAlgebra algebra =
                switch (device.kind()) {
                    case CPU -> new CpuLinearAlgebra(device.threads(), memory);
                    case CUDA -> new Nd4jLinearAlgebra(memory);
                };
        return new Numerics(device, algebra, memory);
    }
}
