package thalweg.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.engine.LinearAlgebra.Svd;

/**
 * The thin SVD on a card. A row-major [rows, columns] matrix W with rows ≤ columns is, to cuSOLVER,
 * the column-major Wᵀ, and its vectors come out as wanted, as in {@link LapackSvd}; a higher one is
 * transposed, since cuSOLVER takes no matrix that is wider than high.
 */
final class CardSvd {
    private final Card card;
    private final Cusolver solver;
    private final CardBlocks memory;

    CardSvd(Card card, Cusolver solver, CardBlocks memory) {
        this.card = card;
        this.solver = solver;
        this.memory = memory;
    }

    /** Empty where the iteration doesn't converge. All numbers are finite, neither side is 0. */
    Optional<Svd> of(float[] w, int rows, int columns, boolean vectors) {
        if (rows > columns) {
            return of(transposed(w, rows, columns), columns, rows, vectors)
                    .map(
                            t ->
                                    new Svd(
                                            t.s(),
                                            turned(t.vt(), columns, rows),
                                            turned(t.u(), columns, columns)));
        }
        CardMemory at = card.begin().memory();
        int room = solver.workspace(columns, rows);
        try (CardFloats a = memory.allocate(w.length);
                CardFloats s = memory.allocate(rows);
                CardFloats u = memory.allocate(vectors ? (long) rows * rows : 1);
                CardFloats vt = memory.allocate(vectors ? (long) rows * columns : 1);
                CardFloats work = memory.allocate(Math.max(1, room));
                CardFloats info = memory.allocate(1)) {
            a.write(0, w, 0, w.length);
            solver.svd(
                    vectors ? 'S' : 'N',
                    columns,
                    rows,
                    a.cardToChange(at, 0, a.count(), false),
                    s.cardToChange(at, 0, s.count(), true),
                    vt.cardToChange(at, 0, vt.count(), true),
                    u.cardToChange(at, 0, u.count(), true),
                    work.cardToChange(at, 0, work.count(), true),
                    room,
                    info.cardToChange(at, 0, 1, true));
            // An integer in a float's place: only its being 0 matters.
            boolean converged = Float.floatToRawIntBits(copy(info)[0]) == 0;
            return converged
                    ? Optional.of(
                            new Svd(copy(s), vectors ? copy(u) : null, vectors ? copy(vt) : null))
                    : Optional.empty();
        }
    }

    private static float @Nullable [] turned(float @Nullable [] x, int rows, int columns) {
        return x == null ? null : transposed(x, rows, columns);
    }

    /** Of a row-major [rows, columns] matrix. */
    private static float[] transposed(float[] x, int rows, int columns) {
        float[] t = new float[x.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                t[j * rows + i] = x[i * columns + j];
            }
        }
        return t;
    }

    private static float[] copy(CardFloats floats) {
        float[] copy = new float[Math.toIntExact(floats.count())];
        floats.read(0, copy, 0, copy.length);
        return copy;
    }
}
