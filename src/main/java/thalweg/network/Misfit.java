package thalweg.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import thalweg.words.Phrase;

/** What keeps two models from being compared, in a sentence of both. */
final class Misfit {
    private final Model a;
    private final Model b;
    private final Phrase files;

    Misfit(Model a, Model b) {
        this.a = a;
        this.b = b;
        files = Phrase.of("badnetwork.and", a.checkpoint().file(), b.checkpoint().file());
    }

    /**
     * The sentence.
     *
     * @param sameWeights whether their tensors are alike, and only what is between them is not
     * @param aSays whether A's file says its graph, so that nothing of it was guessed
     * @param bSays the same of B
     */
    NetworkException problem(boolean sameWeights, boolean aSays, boolean bSays) {
        if (sameWeights && !aSays && bSays) {
            return new NetworkException(
                    Phrase.of("badnetwork.taken-otherwise", a.name(), b.name(), otherLayers()),
                    files,
                    Phrase.of("remedies.open-first", b.name()));
        }
        if (!sameWeights && Correspondence.butForNorms(a.network(), b.network())) {
            boolean inA = norms(a) > norms(b);
            return new NetworkException(
                    Phrase.of(
                            "badnetwork.batch-norm-folded",
                            (inA ? a : b).name(),
                            (inA ? b : a).name()),
                    files,
                    Phrase.of("remedies.export-without-folding"));
        }
        if (!sameWeights) {
            return new NetworkException(
                    architectures(), files, Phrase.of("remedies.choose-same-layers"));
        }
        return new NetworkException(
                Phrase.of("badnetwork.other-layers-between", otherLayers()),
                files,
                Phrase.of("remedies.describe-both"));
    }

    /** What either is, and where that is the same, the first tensor that isn't. */
    private Phrase architectures() {
        String ofA = Summary.of(a.network().nodes());
        String ofB = Summary.of(b.network().nodes());
        if (ofA.equals(ofB)) {
            return Phrase.of("badnetwork.architectures-but-for", ofA, tensor());
        }
        return Phrase.of(
                "badnetwork.architectures",
                a.name(),
                weighted(a.network()),
                ofA,
                b.name(),
                weighted(b.network()),
                ofB);
    }

    private static int weighted(Network network) {
        return (int)
                network.nodes().stream()
                        .map(Node::layer)
                        .filter(
                                layer ->
                                        layer instanceof Layer.Dense
                                                || layer instanceof Layer.Convolution
                                                || layer instanceof Layer.TransposedConvolution
                                                || layer instanceof Layer.Attention
                                                || layer instanceof Layer.Embedding)
                        .count();
    }

    /** The first tensor that one lacks, or that has another shape. */
    private Phrase tensor() {
        Map<String, List<Integer>> left = shapes(a);
        Map<String, List<Integer>> right = shapes(b);
        for (Map.Entry<String, List<Integer>> mine : left.entrySet()) {
            List<Integer> other = right.get(mine.getKey());
            if (other == null) {
                return Phrase.of("badnetwork.missing-in", mine.getKey(), b.name());
            }
            if (!other.equals(mine.getValue())) {
                return Phrase.of("badnetwork.shapes-of", mine.getKey(), mine.getValue(), other);
            }
        }
        return right.keySet().stream()
                .filter(name -> !left.containsKey(name))
                .findFirst()
                .map(name -> Phrase.of("badnetwork.missing-in", name, a.name()))
                .orElseGet(this::otherLayers);
    }

    /** The first layers, in order, that aren't the same but for their tensors' names. */
    private Phrase otherLayers() {
        List<Node> ofA = Plainer.of(a.network());
        List<Node> ofB = Plainer.of(b.network());
        for (int i = 0; i < Math.min(ofA.size(), ofB.size()); i++) {
            Layer left = ofA.get(i).layer().renamed(_ -> "");
            Layer right = ofB.get(i).layer().renamed(_ -> "");
            if (!left.equals(right)) {
                return Phrase.of(
                        "badnetwork.layers-and",
                        ofA.get(i).name(),
                        said(left),
                        ofB.get(i).name(),
                        said(right));
            }
        }
        return Phrase.of("badnetwork.so-many-layers", ofA.size(), ofB.size());
    }

    private static Phrase said(Layer layer) {
        return switch (layer) {
            case Layer.Activate a -> Phrase.plain(a.label());
            case Layer.Convolution c ->
                    Phrase.of(
                            "badnetwork.stride-padding",
                            DescribedNumbers.written(c.window().stride()),
                            DescribedNumbers.written(c.window().before()));
            case Layer.Pool p ->
                    Phrase.of("badnetwork.pooling", DescribedNumbers.written(p.window().kernel()));
            case Layer.BatchNorm n -> Phrase.of("badnetwork.epsilon", String.valueOf(n.epsilon()));
            default -> Phrase.plain(layer.getClass().getSimpleName());
        };
    }

    private static long norms(Model model) {
        return model.network().nodes().stream()
                .filter(node -> node.layer() instanceof Layer.BatchNorm)
                .count();
    }

    private static Map<String, List<Integer>> shapes(Model model) {
        var shapes = new LinkedHashMap<String, List<Integer>>();
        for (Parameter p : model.parameters().all()) {
            shapes.put(p.name(), p.shape());
        }
        return shapes;
    }
}
