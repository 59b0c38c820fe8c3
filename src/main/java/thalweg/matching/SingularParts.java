package thalweg.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.matching.Restriction.Components;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

/**
 * Takes parts of one model's weights. What a weight is decomposed into is kept in native memory, as
 * long as no more than half of the budget is held, so that another part of it costs a product of
 * two matrices. Made, used and closed on the lane.
 */
public final class SingularParts implements AutoCloseable {
    private final Parameters theta;
    private final LinearAlgebra algebra;
    private final NativeMemory memory;
    private final Map<String, List<Factors>> kept = new HashMap<>();

    /** Decomposes nothing yet. */
    public SingularParts(Parameters theta, LinearAlgebra algebra, NativeMemory memory) {
        this.theta = theta;
        this.algebra = algebra;
        this.memory = memory;
    }

    /** The most components that a weight has: of a grouped convolution, in each group. */
    public static int most(Parameter weight) {
        return Math.min(height(weight), width(weight));
    }

    private static int height(Parameter weight) {
        return weight.shape().getFirst() / weight.blocks();
    }

    private static int width(Parameter weight) {
        return weight.values().length / Math.max(1, weight.shape().getFirst());
    }

    /**
     * Decomposes every weight that has components, once, as far as there is room to keep them. One
     * weight's decomposition is one native call that can't be cut.
     *
     * @return whether all of them are kept
     * @throws thalweg.engine.JobStoppedException when asked to stop; what is kept stays
     */
    public boolean keepAll(JobContext context) {
        List<Parameter> weights = theta.matrices();
        double all = weights.stream().mapToDouble(SingularParts::work).sum();
        double done = 0;
        boolean every = true;
        for (Parameter weight : weights) {
            context.progress(all > 0 ? done / all : 0, weight.name());
            context.yieldOrStop();
            every &= kept.containsKey(weight.name()) || keep(weight, context);
            done += work(weight);
        }
        context.progress(1, "");
        return every;
    }

    /** The cost of a weight's decomposition, up to a factor. */
    private static double work(Parameter weight) {
        return (double) weight.values().length * most(weight);
    }

    private boolean keep(Parameter weight, JobContext context) {
        boolean room = haveRoom(weight);
        if (room) {
            kept.put(weight.name(), factors(weight, context));
        }
        return room;
    }

    private List<Factors> factors(Parameter weight, JobContext context) {
        List<Factors> factors = new ArrayList<>();
        try {
            for (int block = 0; block < weight.blocks(); block++) {
                context.yieldOrStop();
                factors.add(Factors.of(weight, block, algebra, memory));
            }
            return factors;
        } catch (RuntimeException e) {
            factors.forEach(Factors::close);
            throw e;
        }
    }

    /**
     * The part alone, the rest 0. Of components, tensors of fewer than two axes have none. A weight
     * that isn't kept is decomposed, and kept where there is room.
     *
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public Parameters of(Restriction part, JobContext context) {
        var tensors = new ArrayList<Parameter>();
        Components components = part.components();
        for (Parameter p : theta.all()) {
            boolean counts = part.layers().isEmpty() || part.layers().contains(p.name());
            if (!p.learnable() || counts && components == null) {
                tensors.add(p);
            } else if (!counts || components == null || p.shape().size() < 2) {
                tensors.add(p.with(new float[p.values().length]));
            } else {
                context.yieldOrStop();
                tensors.add(p.with(truncated(p, components, context)));
            }
        }
        return new Parameters(tensors);
    }

    private float[] truncated(Parameter weight, Components components, JobContext context) {
        int count = components.of(most(weight));
        if (count == most(weight)) {
            return weight.values();
        }
        if (count == 0) {
            return new float[weight.values().length];
        }
        List<Factors> known = kept.get(weight.name());
        if (known == null && keep(weight, context)) {
            known = kept.get(weight.name());
        }
        if (known != null) {
            return joined(weight, known, components);
        }
        List<Factors> once = factors(weight, context);
        try {
            return joined(weight, once, components);
        } finally {
            once.forEach(Factors::close);
        }
    }

    private float[] joined(Parameter weight, List<Factors> factors, Components components) {
        float[] values = new float[weight.values().length];
        for (int block = 0; block < factors.size(); block++) {
            float[] sum = factors.get(block).sum(components, algebra, memory);
            System.arraycopy(sum, 0, values, block * sum.length, sum.length);
        }
        return values;
    }

    private boolean haveRoom(Parameter weight) {
        long numbers = (long) most(weight) * (height(weight) + width(weight)) * weight.blocks();
        return memory.heldBytes() + Float.BYTES * numbers <= memory.budgetBytes() / 2;
    }

    /** Returns all native memory; it can be used again. */
    @Override
    public void close() {
        kept.values().forEach(factors -> factors.forEach(Factors::close));
        kept.clear();
    }

    /**
     * One block of a weight, [rows, columns].
     *
     * @param left U diag(s), row-major [rows, all]
     * @param right Vᵀ, row-major [all, columns]
     */
    private record Factors(int rows, int columns, int all, NativeFloats left, NativeFloats right) {
        static Factors of(Parameter weight, int block, LinearAlgebra algebra, NativeMemory memory) {
            int rows = height(weight);
            int columns = width(weight);
            int from = block * rows * columns;
            float[] w =
                    weight.blocks() == 1
                            ? weight.values()
                            : Arrays.copyOfRange(weight.values(), from, from + rows * columns);
            LinearAlgebra.Svd svd = algebra.svd(w, rows, columns, true);
            int all = Math.min(rows, columns);
            float[] u = Objects.requireNonNull(svd.u());
            for (int i = 0; i < u.length; i++) {
                u[i] *= svd.s()[i % all];
            }
            NativeFloats left = memory.allocate(u.length);
            NativeFloats right = null;
            try {
                right = memory.allocate((long) all * columns);
                left.write(0, u, 0, u.length);
                right.write(0, Objects.requireNonNull(svd.vt()), 0, all * columns);
                return new Factors(rows, columns, all, left, right);
            } catch (RuntimeException e) {
                closeBoth(left, right);
                throw e;
            }
        }

        /** Σ s u vᵀ over the components. */
        float[] sum(Components components, LinearAlgebra algebra, NativeMemory memory) {
            int count = components.of(all);
            int first = components.top() ? 0 : all - count;
            float[] sum = new float[rows * columns];
            try (NativeFloats out = memory.allocate(sum.length)) {
                algebra.gemm(
                        false,
                        false,
                        rows,
                        columns,
                        count,
                        1,
                        left,
                        first,
                        all,
                        right,
                        (long) first * columns,
                        columns,
                        0,
                        out,
                        0,
                        columns);
                out.read(0, sum, 0, sum.length);
            }
            return sum;
        }

        void close() {
            closeBoth(left, right);
        }

        private static void closeBoth(NativeFloats left, @Nullable NativeFloats right) {
            left.close();
            if (right != null) {
                right.close();
            }
        }
    }
}
