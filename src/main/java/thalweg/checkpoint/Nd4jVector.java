package thalweg.checkpoint;

import java.lang.ref.SoftReference;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import thalweg.words.Phrase;

/**
 * An array as ND4J writes it, big-endian: the header and numbers of its shape, then of its data. A
 * network's parameters are one such array, usually deflated, of which every tensor is a part: it is
 * unfolded once and kept while memory allows. (Layout: Nd4j.write and BaseDataBuffer.write of
 * nd4j-api 1.0.0-M2.1; earlier ones write the length in 32 bits.)
 */
final class Nd4jVector {
    /** As long as a rank of 32 makes it. */
    private static final int MAX_SHAPE = 2 * 32 + 4;

    private final Bytes bytes;
    private final long start;
    private final ElementType type;
    private final long count;
    private SoftReference<float[]> held = new SoftReference<>(null);

    private Nd4jVector(Bytes bytes, long start, ElementType type, long count) {
        this.bytes = bytes;
        this.start = start;
        this.type = type;
        this.count = count;
    }

    /**
     * The structure of an array.
     *
     * @throws CheckpointException when it is damaged, compressed, or holds no fractions
     */
    static Nd4jVector of(Bytes bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes.read(0, (int) Math.min(bytes.size(), 1024)));
        try {
            long shape = length(in, bytes);
            String kind = text(in);
            int width = kind.equals("INT") ? 4 : kind.equals("LONG") ? 8 : 0;
            if (shape < 0 || shape > MAX_SHAPE || width == 0) {
                throw damaged(bytes);
            }
            in.position(in.position() + (int) shape * width);
            long count = length(in, bytes);
            String label = text(in);
            ElementType type =
                    switch (label) {
                        case "FLOAT" -> ElementType.F32;
                        case "DOUBLE" -> ElementType.F64;
                        case "HALF" -> ElementType.F16;
                        case "BFLOAT16" -> ElementType.BF16;
                        default ->
                                throw new CheckpointException(
                                        Phrase.of(
                                                "badcheckpoint.parameters-stored-as-not-read",
                                                Text.shown(label)),
                                        bytes.where(),
                                        Phrase.of(
                                                "remedies.save-model-again-with-float-parameters"));
                    };
            if (count < 0
                    || count > bytes.size() / type.bytes()
                    || in.position() + count * type.bytes() != bytes.size()) {
                throw damaged(bytes);
            }
            return new Nd4jVector(bytes, in.position(), type, count);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw damaged(bytes);
        }
    }

    private static long length(ByteBuffer in, Bytes bytes) {
        return switch (text(in)) {
            case "MIXED_DATA_TYPES", "LONG_SHAPE" -> in.getLong();
            case "DIRECT", "HEAP", "JAVACPP" -> in.getInt();
            default -> throw damaged(bytes);
        };
    }

    /** As DataOutput.writeUTF writes it; here always ASCII. */
    private static String text(ByteBuffer in) {
        var text = new byte[in.getShort() & 0xffff];
        in.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static CheckpointException damaged(Bytes bytes) {
        return new CheckpointException(
                Phrase.of("badcheckpoint.parameters-inside-cut-short-damaged"),
                bytes.where(),
                Phrase.of("remedies.copy-save-model-again"));
    }

    /** How many numbers. */
    long count() {
        return count;
    }

    /** A part of it as a tensor, from a number on. */
    Tensor tensor(String name, long from, Strided layout) {
        return new Tensor(name, type, layout.shape(), new Part(this, from, layout));
    }

    private synchronized float[] whole() {
        float[] whole = held.get();
        if (whole == null) {
            whole = bytes.numbers(start, count, type, ByteOrder.BIG_ENDIAN);
            held = new SoftReference<>(whole);
        }
        return whole;
    }

    private record Part(Nd4jVector vector, long from, Strided layout) implements Replaceable {
        @Override
        public float[] read() {
            float[] whole = vector.whole();
            float[] span = Numbers.allocate(layout.count(), vector.bytes.where());
            System.arraycopy(whole, (int) from, span, 0, span.length);
            return layout.contiguous() ? span : layout.gather(span, vector.bytes.where());
        }

        @Override
        public void replace(float[] values, Consumer<Patch> patches) {
            new InPlace(
                            vector.bytes,
                            vector.start + from * vector.type.bytes(),
                            vector.type,
                            ByteOrder.BIG_ENDIAN,
                            layout)
                    .replace(values, patches);
        }
    }
}
