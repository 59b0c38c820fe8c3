package thalweg.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.Tensor;
import thalweg.words.Phrase;

/**
 * A checkpoint understood: its graph, and how each tensor is seen.
 *
 * @param network the graph
 * @param views of tensors that the file stores in another order than the program's
 */
record Reading(Network network, Map<String, View> views) {
    Reading {
        views = Map.copyOf(views);
    }

    /** Every tensor as the file has it. */
    Reading(Network network) {
        this(network, Map.of());
    }

    /**
     * Whether a tensor is a single integer, such as a step, or the state of a layer's random
     * numbers, which Keras 3 keeps: no part of θ, kept as it is.
     */
    static boolean counter(Tensor t) {
        boolean few = t.count() == 1 || t.name().contains("seed_generator");
        return !t.type().floating() && few && t.shape().size() <= 1;
    }

    /**
     * @throws NetworkException when a tensor of the file has no place in the graph, or one of the
     *     graph's has another shape in the file
     */
    Reading requireAll(Checkpoint checkpoint) {
        Map<String, Layer.Slot> slots = slots();
        for (Tensor t : checkpoint.tensors()) {
            Layer.Slot slot = slots.remove(t.name());
            View view = views.get(t.name());
            List<Integer> shape = view == null ? t.shape() : view.shape();
            if (slot == null && !counter(t)) {
                throw new NetworkException(
                        Phrase.of(
                                "badnetwork.tensor-has-no-place-in",
                                t.name(),
                                t.shape(),
                                network.architecture()),
                        checkpoint.file().toString(),
                        Phrase.of("remedies.describe-network-in-text-file-name-network"));
            }
            if (slot != null && !slot.shape().equals(shape)) {
                throw new NetworkException(
                        Phrase.of(
                                "badnetwork.tensor-has",
                                t.name(),
                                shape,
                                network.architecture(),
                                slot.shape()),
                        checkpoint.file().toString(),
                        Phrase.of("remedies.describe-network-in-text-file-name-network"));
            }
        }
        if (!slots.isEmpty()) {
            throw new NetworkException(
                    Phrase.of("badnetwork.tensor-missing", slots.keySet().iterator().next()),
                    checkpoint.file().toString(),
                    Phrase.of("remedies.choose-whole-checkpoint"));
        }
        return this;
    }

    private Map<String, Layer.Slot> slots() {
        Map<String, Layer.Slot> slots = new HashMap<>();
        network.slots().forEach(slot -> slots.put(slot.tensor(), slot));
        return slots;
    }

    /** The numbers, in the checkpoint's order, in the program's view. */
    Parameters read(Checkpoint checkpoint) {
        Map<String, Layer.Slot> slots = slots();
        List<Parameter> parameters = new ArrayList<>();
        for (Tensor t : checkpoint.tensors()) {
            View view = views.get(t.name());
            float[] values = t.read();
            Layer.Slot slot = slots.get(t.name());
            parameters.add(
                    new Parameter(
                            t.name(),
                            view == null ? t.shape() : view.shape(),
                            view == null ? values : view.fromFile(values),
                            slot != null && slot.learnable(),
                            t.type(),
                            slot == null ? 1 : slot.blocks()));
        }
        return new Parameters(parameters);
    }

    /** The same, with one more thing that the file didn't say. */
    Reading assuming(Assumption guess) {
        List<Assumption> guesses = new ArrayList<>(network.guesses());
        guesses.add(guess);
        return new Reading(new Network(network.architecture(), network.nodes(), guesses), views);
    }

    /** The numbers of θ in the file's own layout and order. */
    List<Checkpoints.Content> write(Parameters theta, Checkpoint checkpoint) {
        List<Checkpoints.Content> contents = new ArrayList<>();
        for (Parameter p : theta.all()) {
            View view = views.get(p.name());
            contents.add(
                    new Checkpoints.Content(
                            p.name(),
                            p.storedAs(),
                            view == null ? p.shape() : shape(checkpoint, p.name(), view),
                            view == null ? p.values() : view.toFile(p.values())));
        }
        return contents;
    }

    /** The file's own shape, whose axes a view may have told apart. */
    private static List<Integer> shape(Checkpoint checkpoint, String tensor, View view) {
        return checkpoint.tensor(tensor).map(Tensor::shape).orElse(view.fileShape());
    }
}
