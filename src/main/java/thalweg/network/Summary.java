package thalweg.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A network in a few words, of its nodes, e.g. "conv 8-16 BN, dense 32-10 ReLU". */
final class Summary {
    /** Beyond so many layers of a kind only the first, the last and their number are said. */
    private static final int MOST = 20;

    private Summary() {}

    static String of(List<Node> nodes) {
        List<String> convolutions = new ArrayList<>();
        List<String> dense = new ArrayList<>();
        Set<String> activations = new LinkedHashSet<>();
        Set<String> heads = new LinkedHashSet<>();
        boolean normed = false;
        boolean residual = false;
        boolean joined = false;
        int inputs = 0;
        for (Node node : nodes) {
            switch (node.layer()) {
                case Layer.Input input -> inputs = input.length();
                case Layer.Dense d -> dense.add(String.valueOf(d.out()));
                case Layer.Convolution c -> convolutions.add(String.valueOf(c.out()));
                case Layer.TransposedConvolution c -> convolutions.add("T" + c.out());
                case Layer.BatchNorm _ -> normed = true;
                case Layer.Activate a -> activations.add(a.label());
                case Layer.Attention a -> heads.add(String.valueOf(a.heads()));
                case Layer.Add _ -> residual = true;
                case Layer.Concatenate _ -> joined = true;
                default -> {}
            }
        }
        if (convolutions.isEmpty()) {
            dense.addFirst(String.valueOf(inputs));
        }
        List<String> parts = new ArrayList<>();
        if (!convolutions.isEmpty()) {
            parts.add("conv " + joined(convolutions) + (normed ? " BN" : ""));
        }
        if (!dense.isEmpty()) {
            String widths = joined(dense);
            parts.add(convolutions.isEmpty() ? widths + (normed ? " BN" : "") : "dense " + widths);
        }
        if (!heads.isEmpty()) {
            parts.add("attention of %s heads".formatted(String.join(" and ", heads)));
        }
        if (residual) {
            parts.add("residual");
        }
        if (joined) {
            parts.add("concatenated");
        }
        String functions = activations.stream().collect(Collectors.joining(", "));
        return String.join(", ", parts) + (functions.isEmpty() ? "" : " " + functions);
    }

    private static String joined(List<String> widths) {
        return widths.size() <= MOST
                ? String.join("-", widths)
                : "%s-…-%s (%d layers)"
                        .formatted(widths.getFirst(), widths.getLast(), widths.size());
    }
}
