package thalweg.checkpoint;

import java.util.List;
import java.util.function.Consumer;

/**
 * The numbers of a tensor that lie in several pieces, one after another in row-major order.
 *
 * @param count of all pieces together
 */
record Joined(List<InPlace> pieces, long count, String where) implements Replaceable {
    @Override
    public float[] read() {
        float[] numbers = Numbers.allocate(count, where);
        int at = 0;
        for (InPlace piece : pieces) {
            float[] part = piece.read();
            System.arraycopy(part, 0, numbers, at, part.length);
            at += part.length;
        }
        return numbers;
    }

    @Override
    public void replace(float[] values, Consumer<Patch> patches) {
        int at = 0;
        for (InPlace piece : pieces) {
            int length = (int) piece.layout().count();
            patches.accept(
                    new Patch(
                            piece.bytes(),
                            piece.offset(),
                            piece.type(),
                            piece.order(),
                            values,
                            at,
                            length));
            at += length;
        }
    }
}
