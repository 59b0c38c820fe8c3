package thalweg.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** What is made of oneDNN for one piece of work, and given back together, last first. */
final class OneDnnParts implements AutoCloseable {
    private final OneDnn dnn;
    private final NativeMemory memory;
    private final Arena arena = Arena.ofShared();
    private final List<Runnable> release = new ArrayList<>();

    OneDnnParts(OneDnn dnn, NativeMemory memory) {
        this.dnn = dnn;
        this.memory = memory;
    }

    /** A batch of values, channels innermost. */
    MemorySegment value(int count, int channels, List<Integer> positions) {
        long[] shape = ConvolutionSpec.shape(count, channels, positions);
        return description(dnn.describe(shape, ConvolutionSpec.channelsLast(shape)));
    }

    MemorySegment description(MemorySegment made) {
        release.add(() -> dnn.destroyDescription(made));
        return made;
    }

    MemorySegment attributes(MemorySegment made) {
        release.add(() -> dnn.destroyAttributes(made));
        return made;
    }

    MemorySegment plan(MemorySegment made) {
        release.add(() -> dnn.destroyPlan(made));
        return made;
    }

    MemorySegment primitive(MemorySegment plan) {
        MemorySegment made = dnn.primitive(plan);
        release.add(() -> dnn.destroyPrimitive(made));
        return made;
    }

    MemorySegment memoryOf(MemorySegment description, long address) {
        MemorySegment made = dnn.memory(description, address);
        release.add(() -> dnn.destroyMemory(made));
        return made;
    }

    /** A memory with room of its own, as large as the description asks for. */
    MemorySegment room(MemorySegment description) {
        NativeFloats room = memory.allocate(Math.ceilDiv(dnn.bytes(description), Float.BYTES));
        release.add(room::close);
        return memoryOf(description, room.addressToChange(0, room.count()));
    }

    /** As many of the values as there are names. */
    MemorySegment arguments(List<Integer> names, MemorySegment... values) {
        MemorySegment all = arena.allocate((long) names.size() * OneDnn.ARGUMENT_BYTES, 8);
        for (int i = 0; i < names.size(); i++) {
            long at = (long) i * OneDnn.ARGUMENT_BYTES;
            all.set(JAVA_INT, at, names.get(i));
            all.set(ADDRESS, at + 8, values[i]);
        }
        return all;
    }

    @Override
    public void close() {
        for (Runnable each : release.reversed()) {
            each.run();
        }
        release.clear();
        arena.close();
    }
}
