package thalweg.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A described network in a few words, where its description gives none. */
final class DescribedArchitecture {
    private static final int MOST = 8;

    private DescribedArchitecture() {}

    /** Such as "conv 16-32, dense 10 ReLU". */
    static String of(List<Node> nodes) {
        List<String> conv = new ArrayList<>();
        List<String> dense = new ArrayList<>();
        Set<String> activations = new LinkedHashSet<>();
        int attentions = 0;
        for (Node node : nodes) {
            switch (node.layer()) {
                case Layer.Convolution c -> conv.add(String.valueOf(c.out()));
                case Layer.TransposedConvolution c -> conv.add(String.valueOf(c.out()));
                case Layer.Dense d -> dense.add(String.valueOf(d.out()));
                case Layer.Activate a -> activations.add(a.label());
                case Layer.Attention _ -> attentions++;
                default -> {}
            }
        }
        List<String> parts = new ArrayList<>();
        if (!conv.isEmpty()) {
            parts.add("conv " + joined(conv));
        }
        if (attentions > 0) {
            parts.add(attentions == 1 ? "attention" : attentions + " attentions");
        }
        if (!dense.isEmpty()) {
            parts.add("dense " + joined(dense));
        }
        String words = parts.isEmpty() ? nodes.size() - 1 + " layers" : String.join(", ", parts);
        return activations.isEmpty() ? words : words + " " + String.join(", ", activations);
    }

    private static String joined(List<String> widths) {
        if (widths.size() <= MOST) {
            return String.join("-", widths);
        }
        String first = String.join("-", widths.subList(0, MOST - 2));
        return first + "-…-" + widths.getLast() + " (" + widths.size() + ")";
    }
}
