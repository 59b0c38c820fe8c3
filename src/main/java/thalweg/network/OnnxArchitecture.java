package thalweg.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A graph in a few words: the widths of its layers and what lies between them. */
final class OnnxArchitecture {
    private static final int MOST_WIDTHS = 8;

    private OnnxArchitecture() {}

    /** Such as "784-512-10 ReLU" or "conv 6-16, dense 120-84-10 ReLU". */
    static String words(List<Node> nodes) {
        List<Integer> convolved = new ArrayList<>();
        List<Integer> dense = new ArrayList<>();
        int first = 0;
        String normed = "";
        String skips = "";
        Set<String> heads = new LinkedHashSet<>();
        for (Node node : nodes) {
            switch (node.layer()) {
                case Layer.Convolution c -> convolved.add(c.out());
                case Layer.TransposedConvolution c -> convolved.add(c.out());
                case Layer.Dense d -> {
                    first = dense.isEmpty() ? d.in() : first;
                    dense.add(d.out());
                }
                case Layer.BatchNorm _ -> normed = " BN";
                case Layer.GroupNorm _ -> normed = " GN";
                case Layer.LayerNorm _ -> normed = " LN";
                case Layer.Attention a -> heads.add(String.valueOf(a.heads()));
                case Layer.Add _ -> skips = " residual";
                default -> {}
            }
        }
        String functions =
                nodes.stream()
                        .map(Node::layer)
                        .filter(Layer.Activate.class::isInstance)
                        .map(layer -> " " + ((Layer.Activate) layer).label())
                        .distinct()
                        .collect(Collectors.joining(","));
        String attention =
                heads.isEmpty()
                        ? ""
                        : ", attention of %s heads".formatted(String.join(" and ", heads));
        if (convolved.isEmpty()) {
            return (first == 0 ? "" : first + "-")
                    + widths(dense)
                    + normed
                    + attention
                    + skips
                    + functions;
        }
        return "conv %s%s%s%s%s%s"
                .formatted(
                        widths(convolved),
                        normed,
                        dense.isEmpty() ? "" : ", dense " + widths(dense),
                        attention,
                        skips,
                        functions);
    }

    private static String widths(List<Integer> widths) {
        String shown =
                widths.stream()
                        .limit(MOST_WIDTHS)
                        .map(String::valueOf)
                        .collect(Collectors.joining("-"));
        return widths.size() <= MOST_WIDTHS ? shown : "%s-… (%d)".formatted(shown, widths.size());
    }
}
