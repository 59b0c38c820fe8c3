package thalweg.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes of a file to float32. */
final class Numbers {
    private Numbers() {}

    /**
     * Room for so many numbers.
     *
     * @throws CheckpointException when they are more than an array or the heap can hold
     */
    static float[] allocate(long count, String where) {
        long bytes = count * Float.BYTES;
        if (count > Integer.MAX_VALUE - 8 || bytes > Runtime.getRuntime().maxMemory()) {
            throw new CheckpointException(
                    "a tensor of %,d numbers doesn't fit in memory".formatted(count),
                    where,
                    "use a smaller model or give the program more memory (-Xmx)");
        }
        return new float[(int) count];
    }

    /** A contiguous range of numbers of a file. */
    static float[] read(
            SourceFile file, long offset, long count, ElementType type, ByteOrder order) {
        float[] numbers = allocate(count, file.where());
        var decoder = new Decoder(type, order, numbers);
        file.stream(offset, count * type.bytes(), decoder);
        return numbers;
    }

    /** Fills an array with the numbers of successive chunks, each holding whole numbers. */
    static final class Decoder implements SourceFile.Sink {
        private final ElementType type;
        private final ByteOrder order;
        private final float[] target;
        private int at;

        Decoder(ElementType type, ByteOrder order, float[] target) {
            this.type = type;
            this.order = order;
            this.target = target;
        }

        @Override
        public void accept(ByteBuffer chunk) {
            chunk.order(order);
            int end = at + chunk.remaining() / type.bytes();
            switch (type) {
                case F32 -> chunk.asFloatBuffer().get(target, at, end - at);
                case F16 -> {
                    for (int i = at; i < end; i++) {
                        target[i] = Float.float16ToFloat(chunk.getShort());
                    }
                }
                case BF16 -> {
                    for (int i = at; i < end; i++) {
                        target[i] = Float.intBitsToFloat(chunk.getShort() << 16);
                    }
                }
                case F64 -> {
                    for (int i = at; i < end; i++) {
                        target[i] = (float) chunk.getDouble();
                    }
                }
                case BOOL -> {
                    for (int i = at; i < end; i++) {
                        target[i] = chunk.get() == 0 ? 0 : 1;
                    }
                }
                default -> {
                    for (int i = at; i < end; i++) {
                        target[i] = integer(chunk);
                    }
                }
            }
            at = end;
        }

        private float integer(ByteBuffer chunk) {
            return switch (type) {
                case I8 -> chunk.get();
                case U8 -> chunk.get() & 0xff;
                case I16 -> chunk.getShort();
                case U16 -> chunk.getShort() & 0xffff;
                case I32 -> chunk.getInt();
                case U32 -> chunk.getInt() & 0xffffffffL;
                case I64 -> chunk.getLong();
                case U64 -> unsigned(chunk.getLong());
                default -> throw new IllegalStateException("not an integer: " + type);
            };
        }

        /** Halved with the lost bit kept, so that the rounding to float is right. */
        private static float unsigned(long bits) {
            return bits >= 0 ? bits : 2f * (bits >>> 1 | bits & 1);
        }
    }
}
