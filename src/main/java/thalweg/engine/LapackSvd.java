package thalweg.engine;

import java.lang.foreign.MemorySegment;
import thalweg.engine.LinearAlgebra.Svd;
import thalweg.words.Phrase;

/**
 * The thin SVD by LAPACK. A row-major [rows, columns] matrix W is, to LAPACK, the column-major Wᵀ;
 * its left vectors are W's right ones, and they come out in the layout that we want. Nothing is
 * transposed.
 */
final class LapackSvd {
    private final OpenBlas blas;
    private final NativeMemory memory;

    LapackSvd(OpenBlas blas, NativeMemory memory) {
        this.blas = blas;
        this.memory = memory;
    }

    /** See {@link LinearAlgebra#svd}. */
    Svd of(float[] w, int rows, int columns, boolean vectors) {
        if (rows < 0 || columns < 0 || (long) rows * columns != w.length) {
            throw new IllegalArgumentException(
                    "[%d, %d] of %d numbers".formatted(rows, columns, w.length));
        }
        int k = Math.min(rows, columns);
        if (k == 0) {
            return new Svd(
                    new float[0], vectors ? new float[0] : null, vectors ? new float[0] : null);
        }
        requireFinite(w, rows, columns);
        try (NativeFloats a = memory.allocate(w.length);
                NativeFloats s = memory.allocate(k);
                NativeFloats u = memory.allocate(vectors ? (long) rows * k : 0);
                NativeFloats vt = memory.allocate(vectors ? (long) k * columns : 0)) {
            a.write(0, w, 0, w.length);
            if (divideAndConquer(rows, columns, vectors, a, s, u, vt) > 0) {
                a.write(0, w, 0, w.length);
                if (iterate(rows, columns, vectors, a, s, u, vt) > 0) {
                    throw EngineException.failure(
                            Phrase.of("badengine.singular-value-decomposition-does-not-converge"),
                            Phrase.of("badengine.matrix-numbers", rows, columns),
                            Phrase.of("remedies.check-weights-model"),
                            null);
                }
            }
            return new Svd(copy(s), vectors ? copy(u) : null, vectors ? copy(vt) : null);
        }
    }

    private int divideAndConquer(
            int rows,
            int columns,
            boolean vectors,
            NativeFloats a,
            NativeFloats s,
            NativeFloats u,
            NativeFloats vt) {
        char job = vectors ? 'S' : 'N';
        // LAPACK's integers are as wide as floats.
        try (NativeFloats integers = memory.allocate(8L * Math.min(rows, columns));
                NativeFloats size = memory.allocate(1)) {
            call(job, columns, rows, a, s, vt, u, size, -1, integers);
            try (NativeFloats work = memory.allocate(wanted(size))) {
                return call(job, columns, rows, a, s, vt, u, work, (int) work.count(), integers);
            }
        }
    }

    private int call(
            char job,
            int m,
            int n,
            NativeFloats a,
            NativeFloats s,
            NativeFloats left,
            NativeFloats right,
            NativeFloats work,
            int workLength,
            NativeFloats integers) {
        return requireAccepted(
                blas.sgesdd(
                        job,
                        m,
                        n,
                        at(a),
                        at(s),
                        at(left),
                        at(right),
                        at(work),
                        workLength,
                        at(integers)));
    }

    private int iterate(
            int rows,
            int columns,
            boolean vectors,
            NativeFloats a,
            NativeFloats s,
            NativeFloats u,
            NativeFloats vt) {
        char job = vectors ? 'S' : 'N';
        try (NativeFloats size = memory.allocate(1)) {
            requireAccepted(
                    blas.sgesvd(job, columns, rows, at(a), at(s), at(vt), at(u), at(size), -1));
            try (NativeFloats work = memory.allocate(wanted(size))) {
                return requireAccepted(
                        blas.sgesvd(
                                job,
                                columns,
                                rows,
                                at(a),
                                at(s),
                                at(vt),
                                at(u),
                                at(work),
                                (int) work.count()));
            }
        }
    }

    /** LAPACK says in a float how many numbers it wants: rounded up, since a float is coarse. */
    private static long wanted(NativeFloats size) {
        float[] answer = new float[1];
        size.read(0, answer, 0, 1);
        return (long) Math.ceil(Math.nextUp(answer[0]));
    }

    private static int requireAccepted(int info) {
        if (info < 0) {
            throw new IllegalStateException("LAPACK refuses argument " + -info);
        }
        return info;
    }

    /** NaN can keep LAPACK from ever coming back. */
    private static void requireFinite(float[] w, int rows, int columns) {
        for (float x : w) {
            if (!Float.isFinite(x)) {
                throw EngineException.request(
                        Phrase.of("badengine.nan-infinite-number-has-no-singular-value"),
                        Phrase.of("badengine.matrix-numbers", rows, columns),
                        Phrase.of("remedies.use-model-weights-all-finite"));
            }
        }
    }

    private static MemorySegment at(NativeFloats floats) {
        return MemorySegment.ofAddress(floats.addressToChange(0, floats.count()));
    }

    private static float[] copy(NativeFloats floats) {
        float[] copy = new float[Math.toIntExact(floats.count())];
        floats.read(0, copy, 0, copy.length);
        return copy;
    }
}
