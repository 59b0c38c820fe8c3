package thalweg.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobStoppedException;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Gradients;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.LossGradient;
import thalweg.network.Network;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;

/** The midpoint of A and π(B): its loss, by which candidates are compared, and its gradient. */
final class Midpoint implements AutoCloseable {
    private final Pair pair;
    private final Batches batches;
    private final boolean bySubset;
    private final Scratch scratch;
    private final LossGradient gradients;
    private final List<NativeFloats> rooms = new ArrayList<>();
    private final List<LoadedExamples> subset = new ArrayList<>();
    private @Nullable Permutation at;
    private double loss = Double.POSITIVE_INFINITY;

    /**
     * @param bySubset whether candidates are compared on the fixed subset, not on their batches
     */
    Midpoint(
            Pair pair,
            Network network,
            boolean bySubset,
            Batches batches,
            LinearAlgebra algebra,
            NativeMemory memory,
            Scratch scratch) {
        this.pair = pair;
        this.batches = batches;
        this.scratch = scratch;
        this.bySubset = bySubset;
        gradients = Gradients.forNetwork(network, algebra, memory);
        try {
            rooms.add(memory.allocate(gradients.flatLength()));
            rooms.add(memory.allocate(gradients.flatLength()));
            if (bySubset) {
                subset.addAll(batches.subset());
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private NativeFloats theta() {
        return rooms.getFirst();
    }

    private NativeFloats flatGradient() {
        return rooms.getLast();
    }

    /** The loss that candidates are compared by, where the last measure was. */
    double loss() {
        return loss;
    }

    /** One tensor of the last measure's gradient. */
    void gradient(String tensor, float[] target) {
        gradients.read(flatGradient(), tensor, target);
    }

    /**
     * The loss of a start: on the subset; infinite where candidates go by their batches, and when
     * asked to stop before it is known.
     */
    double lossAt(Permutation start) {
        if (bySubset) {
            load(start);
            try {
                loss = onSubset();
                at = start;
            } catch (JobStoppedException e) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return loss;
    }

    /**
     * Loss and gradient at π.
     *
     * @return false when asked to stop: then neither is known
     */
    boolean measure(Permutation permutation) {
        load(permutation);
        try (LoadedExamples batch = batches.next()) {
            double ofBatch = gradients.gradient(theta(), batch, flatGradient(), scratch.context());
            if (!bySubset) {
                loss = ofBatch;
            } else if (!permutation.equals(at)) {
                loss = onSubset();
                at = permutation;
            }
            return true;
        } catch (JobStoppedException e) {
            return false;
        }
    }

    /**
     * The gradient, on a batch, at the midpoint of A and any other model.
     *
     * @return false when asked to stop: then it isn't known
     */
    boolean measure(Parameters other) {
        load(other);
        at = null;
        try (LoadedExamples batch = batches.next()) {
            gradients.gradient(theta(), batch, flatGradient(), scratch.context());
            return true;
        } catch (JobStoppedException e) {
            return false;
        }
    }

    /** Half of the last measure's gradient of a tensor: what is owed to that of the other model. */
    float[] half(String tensor) {
        float[] owed = new float[pair.a().get(tensor).values().length];
        gradient(tensor, owed);
        for (int i = 0; i < owed.length; i++) {
            owed[i] /= 2;
        }
        return owed;
    }

    private double onSubset() {
        double sum = 0;
        int examples = 0;
        for (LoadedExamples batch : subset) {
            sum += batch.count() * gradients.loss(theta(), batch, scratch.context());
            examples += batch.count();
        }
        return sum / examples;
    }

    private void load(Permutation permutation) {
        load(name -> permutation.apply(pair.b().get(name)).values());
    }

    private void load(Parameters other) {
        load(name -> other.get(name).values());
    }

    /** θ ← ½ (θ_a + the other's). */
    private void load(Function<String, float[]> other) {
        List<Parameter> mean = new ArrayList<>();
        for (Parameter p : pair.a().all()) {
            float[] a = p.values();
            float[] b = other.apply(p.name());
            float[] m = new float[a.length];
            for (int i = 0; i < m.length; i++) {
                m[i] = 0.5f * (a[i] + b[i]);
            }
            mean.add(p.with(m));
            scratch.yieldPoint();
        }
        gradients.flatten(new Parameters(mean), theta());
    }

    @Override
    public void close() {
        subset.forEach(LoadedExamples::close);
        subset.clear();
        rooms.forEach(NativeFloats::close);
        gradients.close();
    }
}
