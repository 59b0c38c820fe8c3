package thalweg.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import thalweg.dataset.Dataset;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.LoadedExamples;
import thalweg.network.Network;

/**
 * Training examples by batches: drawn at random, each by itself as in the reference, and one fixed
 * subset to compare candidates on.
 */
final class Batches {
    /** Examples of the subset, where there are as many. */
    static final int SUBSET = 1000;

    private final Dataset training;
    private final int size;
    private final Network network;
    private final NativeMemory memory;
    private final RandomGenerator random;

    Batches(
            Dataset training,
            int size,
            Network network,
            NativeMemory memory,
            RandomGenerator random) {
        this.training = training;
        this.size = size;
        this.network = network;
        this.memory = memory;
        this.random = random;
    }

    /** The next batch; closed by the caller. */
    LoadedExamples next() {
        int[] chosen = new int[size];
        for (int i = 0; i < size; i++) {
            chosen[i] = random.nextInt(training.size());
        }
        return LoadedExamples.chosen(training, chosen, network, memory);
    }

    /**
     * The subset, in batches of the same size but the last; closed by the caller. It is the same
     * for every seed, and spread evenly: data may come sorted by class.
     */
    List<LoadedExamples> subset() {
        int count = Math.min(SUBSET, training.size());
        List<LoadedExamples> batches = new ArrayList<>();
        try {
            for (int first = 0; first < count; first += size) {
                int[] chosen = new int[Math.min(size, count - first)];
                for (int i = 0; i < chosen.length; i++) {
                    chosen[i] = (int) ((long) (first + i) * training.size() / count);
                }
                batches.add(LoadedExamples.chosen(training, chosen, network, memory));
            }
            return batches;
        } catch (RuntimeException e) {
            batches.forEach(LoadedExamples::close);
            throw e;
        }
    }
}
