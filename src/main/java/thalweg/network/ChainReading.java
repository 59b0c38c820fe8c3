package thalweg.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.KernelLayout;
import thalweg.checkpoint.Tensor;
import thalweg.network.DenseChain.Layout;
import thalweg.network.DenseChain.Link;
import thalweg.words.Phrase;

/**
 * Finds a chain of dense layers in a checkpoint's structure: which tensor is what, and in what
 * order.
 */
final class ChainReading {
    private final Checkpoint checkpoint;
    private final List<Tensor> weights = new ArrayList<>();
    private final List<Tensor> vectors = new ArrayList<>();
    private final Biases biases;

    /** An order of the weights, and whether shapes alone had to find it. */
    private record Order(List<Tensor> weights, boolean searched) {}

    private ChainReading(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
        for (Tensor t : checkpoint.tensors()) {
            sort(t);
        }
        if (weights.isEmpty()) {
            throw new NetworkException(
                    Phrase.of(
                            "badnetwork.there-no-weight-matrix-among-tensors",
                            checkpoint.tensors().size()),
                    checkpoint.file().toString(),
                    Phrase.of("remedies.choose-checkpoint-network-dense-layers"));
        }
        biases = Biases.pair(weights, vectors);
        biases.stray(vectors)
                .ifPresent(
                        v -> {
                            throw unfit(v, Phrase.of("badnetwork.fits-no-chain-dense-layers"));
                        });
    }

    /** See {@link DenseChain#recognise}. */
    static DenseChain read(Checkpoint checkpoint) {
        return new ChainReading(checkpoint).chain();
    }

    private void sort(Tensor t) {
        if (Reading.counter(t)) {
            return;
        }
        int axes = t.shape().size();
        if (axes != 1 && axes != 2) {
            throw unfit(t, Phrase.of("badnetwork.fits-no-chain-dense-layers"));
        }
        if (!t.type().floating()) {
            throw unfit(t, Phrase.of("badnetwork.holds-no-weights-stored-as", t.type().label()));
        }
        if (t.shape().contains(0)) {
            throw unfit(t, Phrase.of("badnetwork.empty"));
        }
        (axes == 2 ? weights : vectors).add(t);
    }

    private DenseChain chain() {
        Optional<Order> outIn = order(Layout.OUT_IN);
        Optional<Order> inOut = order(Layout.IN_OUT);
        if (outIn.isEmpty() && inOut.isEmpty()) {
            throw broken();
        }
        boolean first = checkpoint.layout() == KernelLayout.OUTPUTS_FIRST;
        boolean kernels =
                checkpoint.layout() == KernelLayout.OUTPUTS_LAST
                        || checkpoint.layout() == KernelLayout.DENSE_OUTPUTS_LAST
                        || weights.stream().allMatch(w -> LayerNames.kernel(w.name()));
        boolean equal =
                outIn.isPresent()
                        && inOut.isPresent()
                        && outIn.get().searched() == inOut.get().searched();
        // Read backwards, any chain without biases chains in the other layout too: an order that
        // the file or its names give goes before one that only the shapes allow.
        Layout layout;
        if (outIn.isEmpty() || inOut.isEmpty()) {
            layout = outIn.isPresent() ? Layout.OUT_IN : Layout.IN_OUT;
        } else if (kernels && !first) {
            layout = Layout.IN_OUT;
        } else {
            layout = equal || inOut.get().searched() ? Layout.OUT_IN : Layout.IN_OUT;
        }
        Order order = (layout == Layout.OUT_IN ? outIn : inOut).orElseThrow();
        List<Assumption> guesses = new ArrayList<>();
        if (equal && !kernels && !first) {
            guesses.add(Assumption.of(Phrase.of("assumed.weights-out-in")));
        }
        if (order.searched()) {
            guesses.add(Assumption.of(Phrase.of("assumed.order-by-shapes")));
        }
        if (biases.byPlace()) {
            guesses.add(Assumption.of(Phrase.of("assumed.biases-by-order")));
        }
        return new DenseChain(links(order, layout), layout, guesses);
    }

    /** An order in which each weight's inputs are the last one's outputs, biases fitting. */
    private Optional<Order> order(Layout layout) {
        if (misfit(layout) != null) {
            return Optional.empty();
        }
        List<Tensor> sorted = new ArrayList<>(weights);
        sorted.sort(Comparator.comparing(Tensor::name, NaturalOrder::compare));
        for (List<Tensor> given : List.of(weights, sorted)) {
            if (ChainOrder.chains(given, layout::in, layout::out)) {
                return Optional.of(new Order(given, false));
            }
        }
        List<Tensor> found = ChainOrder.find(sorted, layout::in, layout::out);
        return found.isEmpty() ? Optional.empty() : Optional.of(new Order(found, true));
    }

    /** The first weight whose bias has another length than its outputs, if any. */
    private @Nullable Tensor misfit(Layout layout) {
        for (Tensor w : weights) {
            Tensor bias = biases.of(w);
            if (bias != null && bias.shape().get(0) != layout.out(w)) {
                return w;
            }
        }
        return null;
    }

    private List<Link> links(Order order, Layout layout) {
        Set<String> names = new HashSet<>();
        List<Link> links = new ArrayList<>();
        for (Tensor w : order.weights()) {
            String layer = LayerNames.layer(w.name());
            boolean free = !layer.isEmpty() && names.add(layer);
            String name = free ? layer : w.name();
            links.add(new Link(name, w, biases.of(w), layout.in(w), layout.out(w)));
        }
        return links;
    }

    private NetworkException unfit(Tensor tensor, Phrase why) {
        return new NetworkException(
                Phrase.of("badnetwork.tensor", tensor.name(), tensor.shape(), why),
                checkpoint.file().toString(),
                Phrase.of("remedies.describe-network-in-text-file-name-network"));
    }

    private NetworkException broken() {
        Tensor odd = misfit(Layout.OUT_IN);
        Tensor other = misfit(Layout.IN_OUT);
        if (odd != null && other != null) {
            return new NetworkException(
                    Phrase.of(
                            "badnetwork.biases-fit-weights-neither-as-out-in",
                            odd.name(),
                            other.name()),
                    checkpoint.file().toString(),
                    Phrase.of("remedies.choose-network-dense-layers-one-after-other"));
        }
        Layout layout = odd == null ? Layout.OUT_IN : Layout.IN_OUT;
        String gap = "";
        for (int i = 1; i < weights.size() && gap.isEmpty(); i++) {
            Tensor w = weights.get(i);
            Tensor before = weights.get(i - 1);
            if (layout.in(w) != layout.out(before)) {
                gap = ": %s %s doesn't follow %s %s";
                gap = gap.formatted(w.name(), w.shape(), before.name(), before.shape());
            }
        }
        return new NetworkException(
                Phrase.of("badnetwork.weights-make-no-chain", gap),
                checkpoint.file().toString(),
                Phrase.of("remedies.choose-network-dense-layers-one-after-other"));
    }
}
