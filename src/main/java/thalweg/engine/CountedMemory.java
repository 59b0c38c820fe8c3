package thalweg.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/** Native memory from the C library's heap, counted before it is taken. */
final class CountedMemory implements NativeMemory {
    private final AtomicLong held = new AtomicLong();
    private final long budget;
    private final Map<String, AtomicLong> accounts = new ConcurrentHashMap<>();
    private @Nullable CLibrary library;

    CountedMemory(long budgetBytes) {
        if (budgetBytes <= 0) {
            throw new IllegalArgumentException("a budget of " + budgetBytes + " bytes");
        }
        budget = budgetBytes;
    }

    @Override
    public NativeFloats allocate(long count) {
        return allocate(count, null);
    }

    @Override
    public NativeMemory account(String name) {
        return new Account(accounts.computeIfAbsent(name, n -> new AtomicLong()));
    }

    @Override
    public Map<String, Long> accounts() {
        var all = new TreeMap<String, Long>();
        accounts.forEach(
                (name, bytes) -> {
                    if (bytes.get() > 0) {
                        all.put(name, bytes.get());
                    }
                });
        return all;
    }

    /** The memory, counted by a name, too. */
    private final class Account implements NativeMemory {
        private final AtomicLong bytes;

        Account(AtomicLong bytes) {
            this.bytes = bytes;
        }

        @Override
        public NativeFloats allocate(long count) {
            return CountedMemory.this.allocate(count, bytes);
        }

        @Override
        public NativeMemory account(String name) {
            return CountedMemory.this.account(name);
        }

        @Override
        public Map<String, Long> accounts() {
            return CountedMemory.this.accounts();
        }

        @Override
        public long heldBytes() {
            return CountedMemory.this.heldBytes();
        }

        @Override
        public long budgetBytes() {
            return CountedMemory.this.budgetBytes();
        }
    }

    private NativeFloats allocate(long count, @Nullable AtomicLong account) {
        if (count < 0) {
            throw new IllegalArgumentException(count + " numbers");
        }
        long bytes = Math.multiplyExact(count, Float.BYTES);
        long after = held.addAndGet(bytes);
        if (after > budget) {
            held.addAndGet(-bytes);
            throw outOfMemory(bytes);
        }
        CLibrary c = library();
        MemorySegment block = c.allocate(bytes);
        if (block.address() == 0) {
            held.addAndGet(-bytes);
            throw outOfMemory(bytes);
        }
        if (account != null) {
            account.addAndGet(bytes);
        }
        return new Block(c, block, count, bytes, account);
    }

    /** Linked when it is first needed: that takes longer than all else an engine's making does. */
    private synchronized CLibrary library() {
        if (library == null) {
            library = new CLibrary();
        }
        return library;
    }

    private OutOfNativeMemoryException outOfMemory(long bytes) {
        return new OutOfNativeMemoryException(
                Phrase.of("badengine.work-needs-more-memory", megabytes(bytes)),
                Phrase.of("badengine.budget-in-use", megabytes(budget), megabytes(held.get())),
                Phrase.of("remedies.close-other-models-allow-more-memory"));
    }

    private static String megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1 << 20) + " MiB";
    }

    @Override
    public long heldBytes() {
        return held.get();
    }

    @Override
    public long budgetBytes() {
        return budget;
    }

    /** A block of the C heap. The arena is there to catch use after close. */
    private final class Block implements NativeFloats {
        private final Arena arena = Arena.ofShared();
        private final MemorySegment segment;
        private final long count;

        @SuppressWarnings("restricted") // The size is the one just allocated.
        Block(
                CLibrary c,
                MemorySegment block,
                long count,
                long bytes,
                @Nullable AtomicLong account) {
            this.count = count;
            segment =
                    block.reinterpret(
                            bytes,
                            arena,
                            freed -> {
                                c.free(freed);
                                held.addAndGet(-bytes);
                                if (account != null) {
                                    account.addAndGet(-bytes);
                                }
                            });
        }

        @Override
        public long count() {
            requireOpen();
            return count;
        }

        @Override
        public void write(long offset, float[] source, int from, int length) {
            MemorySegment.copy(
                    source,
                    from,
                    segment,
                    ValueLayout.JAVA_FLOAT,
                    Math.multiplyExact(offset, Float.BYTES),
                    length);
        }

        @Override
        public void read(long offset, float[] target, int from, int length) {
            MemorySegment.copy(
                    segment,
                    ValueLayout.JAVA_FLOAT,
                    Math.multiplyExact(offset, Float.BYTES),
                    target,
                    from,
                    length);
        }

        @Override
        public long addressToRead(long offset, long length) {
            requireOpen();
            Objects.checkFromIndexSize(offset, length, count);
            return segment.address() + offset * Float.BYTES;
        }

        @Override
        public long addressToChange(long offset, long length) {
            return addressToRead(offset, length);
        }

        private void requireOpen() {
            if (!arena.scope().isAlive()) {
                throw new IllegalStateException("native memory used after it was returned");
            }
        }

        @Override
        public void close() {
            if (arena.scope().isAlive()) {
                arena.close();
            }
        }
    }
}
