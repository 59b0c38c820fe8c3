package thalweg.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;
import thalweg.words.Phrase;

/** Bytes of a file to float32. */
final class Numbers {
    private Numbers() {}

    /**
     * Room for so many numbers.
     *
     * @throws CheckpointException when they are more than an array or the heap can hold
     */
    static float[] allocate(long count, String where) {
        return room(count * Float.BYTES, where, () -> new float[Math.toIntExact(count)]);
    }

    /** An array made by its maker, or one clear sentence where there is no room for it. */
    static <T> T room(long bytes, String where, Supplier<T> maker) {
        if (bytes <= Runtime.getRuntime().maxMemory()) {
            try {
                return maker.get();
            } catch (OutOfMemoryError | ArithmeticException e) {
                // An array that was not made has harmed nothing: say so below.
            }
        }
        throw new CheckpointException(
                Phrase.of("badcheckpoint.bytes-numbers-do-not-fit-in-memory", bytes),
                where,
                Phrase.of("remedies.use-smaller-model-give-program-more-memory"));
    }

    /** Fills an array with the numbers of successive chunks, each holding whole numbers. */
    static final class Decoder implements Bytes.Sink {
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

    /** Writes numbers as a file stores them; the reverse of {@link Decoder}. */
    static void encode(float[] numbers, int from, int count, ElementType type, ByteBuffer target) {
        for (int i = from; i < from + count; i++) {
            float x = numbers[i];
            switch (type) {
                case F32 -> target.putFloat(x);
                case F64 -> target.putDouble(x);
                case F16 -> target.putShort(Float.floatToFloat16(x));
                case BF16 -> target.putShort(bfloat16(x));
                case BOOL -> target.put((byte) (x == 0 ? 0 : 1));
                case I8, U8 -> target.put((byte) Math.rint(x));
                case I16, U16 -> target.putShort((short) Math.rint(x));
                case I32, U32 -> target.putInt((int) (long) Math.rint(x));
                case I64 -> target.putLong((long) Math.rint(x));
                case U64 -> target.putLong(unsigned(x));
            }
        }
    }

    /** Above 2⁶³ a float is whole, and a long holds what it is above that. */
    private static long unsigned(float x) {
        return x < 0x1p63f ? (long) Math.rint(x) : (long) (x - 0x1p63f) ^ Long.MIN_VALUE;
    }

    /** To the nearest, ties to even; NaN stays NaN. */
    private static short bfloat16(float x) {
        int bits = Float.floatToIntBits(x);
        if (Float.isNaN(x)) {
            return (short) 0x7fc0;
        }
        return (short) (bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
    }
}
