package thalweg.engine;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work number by number on the card, where its numbers are there already or go there next; each
 * method answers false where the processor is to do it.
 */
final class CardElementwise {
    private final CardWorth worth;
    private final Supplier<@Nullable Card> starting;

    /**
     * @param starting gives the started card, or null where there is none to use
     */
    CardElementwise(CardWorth worth, Supplier<@Nullable Card> starting) {
        this.worth = worth;
        this.starting = starting;
    }

    /** See {@link LinearAlgebra#mix}. */
    boolean mix(
            double[] shares,
            List<NativeFloats> x,
            long offset,
            NativeFloats y,
            long offsetY,
            long count) {
        var target = CardRange.of(y, offsetY, count);
        int first = Elementwise.next(shares, 0);
        int second = Elementwise.next(shares, first + 1);
        boolean scaled = second == shares.length && (first == second || shares[first] != 1);
        if (target == null
                || scaled
                || count == 0
                || count > CardWorth.MOST_NUMBERS
                || !x.stream().allMatch(block -> block instanceof CardFloats)) {
            return false;
        }
        long up = 0;
        long down = 0;
        for (int m = first; m < shares.length; m = Elementwise.next(shares, m + 1)) {
            CardRange range = range(x.get(m), offset, count);
            up += range.up();
            down += range.down();
        }
        Card on = worth.of(CardWorth.NUMBER * count, up, down) ? starting.get() : null;
        if (on == null) {
            return false;
        }
        CardMemory at = on.memory();
        long sum = target.change(at, true);
        long from = range(x.get(first), offset, count).read(at);
        if (second == shares.length) {
            on.copy(from, sum, count * Float.BYTES);
        }
        float share = (float) shares[first];
        for (int m = second; m < shares.length; m = Elementwise.next(shares, m + 1)) {
            long other = range(x.get(m), offset, count).read(at);
            on.kernels().mix(share, from, (float) shares[m], other, sum, (int) count);
            from = sum;
            share = 1;
        }
        return true;
    }

    private static CardRange range(NativeFloats block, long offset, long count) {
        return Objects.requireNonNull(CardRange.of(block, offset, count));
    }

    /** See {@link LinearAlgebra#addBias}. */
    boolean addBias(
            NativeFloats y,
            long offset,
            int rows,
            int columns,
            @Nullable NativeFloats bias,
            long offsetBias,
            boolean rectified) {
        long count = (long) rows * columns;
        var target = CardRange.of(y, offset, count);
        CardRange added = bias == null ? null : CardRange.of(bias, offsetBias, columns);
        if (target == null
                || (bias != null && added == null)
                || count == 0
                || count > CardWorth.MOST_NUMBERS) {
            return false;
        }
        long up = target.up() + count + (added == null ? 0 : added.up());
        Card on = worth.of(CardWorth.NUMBER * count, up, target.down()) ? starting.get() : null;
        if (on == null) {
            return false;
        }
        long from = added == null ? 0 : added.read(on.memory());
        long at = target.change(on.memory(), false);
        on.kernels().addBias(at, (int) count, columns, from, rectified);
        return true;
    }
}
