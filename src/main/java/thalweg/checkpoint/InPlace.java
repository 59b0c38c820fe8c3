package thalweg.checkpoint;

import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * The numbers of a tensor that lie one after another in a file.
 *
 * @param offset of the first, in bytes
 * @param layout how the tensor lies in them; they are as many as its span
 */
record InPlace(Bytes bytes, long offset, ElementType type, ByteOrder order, Strided layout)
        implements Replaceable {
    @Override
    public float[] read() {
        float[] span = bytes.numbers(offset, layout.span(), type, order);
        return layout.contiguous() ? span : layout.gather(span, bytes.where());
    }

    @Override
    public void replace(float[] values, Consumer<Patch> patches) {
        float[] span = layout.contiguous() ? values : layout.scatter(values, bytes.where());
        patches.accept(new Patch(bytes, offset, type, order, span, 0, span.length));
    }
}
