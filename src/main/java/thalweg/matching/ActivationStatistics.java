package thalweg.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import thalweg.dataset.Dataset;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Activations;
import thalweg.evaluation.LoadedExamples;
import thalweg.matching.ActivationSetting.Statistic;
import thalweg.network.Network;
import thalweg.words.Phrase;

/** Cross-statistics of two models' activations over training examples, group by group. */
final class ActivationStatistics implements AutoCloseable {
    private final Network network;
    private final Dataset training;
    private final NativeMemory memory;
    private final Scratch scratch;
    private final List<Activations> models = new ArrayList<>();
    private final Map<String, List<CrossMoments>> byNode = new HashMap<>();
    private final Map<ShownUnits.Family, List<CrossMoments>> byFamily = new HashMap<>();

    /**
     * @param network fitted to the examples
     * @throws thalweg.engine.OutOfNativeMemoryException when memory doesn't hold a batch
     */
    ActivationStatistics(
            Pair pair,
            Network network,
            ShownUnits shown,
            Dataset training,
            LinearAlgebra algebra,
            NativeMemory memory,
            Scratch scratch) {
        this.network = network;
        this.training = training;
        this.memory = memory;
        this.scratch = scratch;
        try {
            models.add(new Activations(network, pair.a(), algebra, memory));
            models.add(new Activations(network, pair.b(), algebra, memory));
            for (ShownUnits.Turn turn : shown.turns()) {
                for (ShownUnits.Family family : turn.families()) {
                    for (ShownUnits.Place place : family.places()) {
                        var moments =
                                new CrossMoments(
                                        place, family.units(), batch(), algebra, memory, scratch);
                        byNode.computeIfAbsent(place.value().node(), _ -> new ArrayList<>())
                                .add(moments);
                        byFamily.computeIfAbsent(family, _ -> new ArrayList<>()).add(moments);
                    }
                }
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private int batch() {
        return Math.min(models.getFirst().batch(), training.size());
    }

    /**
     * Runs both models over all examples.
     *
     * @param share of the whole search that this is, for its progress
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    void stream(JobContext context, double share) {
        int size = training.size();
        for (int first = 0; first < size; first += batch()) {
            scratch.context().yieldOrStop();
            int[] chosen = new int[Math.min(batch(), size - first)];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = first + i;
            }
            try (LoadedExamples batch = LoadedExamples.chosen(training, chosen, network, memory)) {
                models.getFirst().show(batch, (node, y) -> keepA(node, y, batch), stopping());
                models.getLast().show(batch, (node, y) -> multiplyB(node, y, batch), stopping());
            }
            int done = first + chosen.length;
            scratch.aside(
                    () ->
                            context.progress(
                                    share * done / size,
                                    Phrase.of("progress.examples", done, size)));
        }
    }

    private JobContext stopping() {
        return scratch.context();
    }

    private void keepA(String node, NativeFloats y, LoadedExamples batch) {
        for (CrossMoments moments : byNode.getOrDefault(node, List.of())) {
            moments.keepA(y, batch.count());
        }
    }

    private void multiplyB(String node, NativeFloats y, LoadedExamples batch) {
        for (CrossMoments moments : byNode.getOrDefault(node, List.of())) {
            moments.multiplyB(y, batch.count());
        }
    }

    /**
     * The statistic of a family, summed over the places that show it, in single precision as
     * assignments take it: row-major [units of A, units of B].
     *
     * @throws MatchingException when an activation or a sum is no number
     */
    float[] scores(ShownUnits.Turn turn, ShownUnits.Family family, Statistic statistic) {
        double[] sums = new double[family.units() * family.units()];
        boolean finite = true;
        for (CrossMoments moments : byFamily.getOrDefault(family, List.of())) {
            finite &= moments.addTo(sums, statistic);
        }
        float[] scores = new float[sums.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) sums[i];
            finite &= Float.isFinite(scores[i]);
        }
        if (!finite) {
            throw new MatchingException(
                    Phrase.of("badsearch.activations-on-training-examples-infinite-no-numbers"),
                    Phrase.of("badfiles.group", turn.name()),
                    Phrase.of("remedies.choose-checkpoints-from-before-training-diverged"));
        }
        return scores;
    }

    @Override
    public void close() {
        byFamily.values().forEach(all -> all.forEach(CrossMoments::close));
        models.forEach(Activations::close);
    }
}
