package thalweg.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import thalweg.network.Layer;
import thalweg.network.Window;

/** A layer in a few words, e.g. "conv 3×3, 16 → 32, stride 2". */
public final class LayerWords {
    private static final String WEIGHT = ".weight";

    private LayerWords() {}

    /** What it is and its numbers. */
    public static String of(Layer layer) {
        return switch (layer) {
            case Layer.Input i -> "input " + times(i.shape());
            case Layer.Dense d -> "dense " + d.in() + " → " + d.out();
            case Layer.Convolution c ->
                    "conv " + window(c.window(), c.in() + " → " + c.out(), c.groups());
            case Layer.TransposedConvolution c ->
                    "transposed conv " + window(c.window(), c.in() + " → " + c.out(), c.groups());
            case Layer.BatchNorm n -> "batch norm " + n.size();
            case Layer.GroupNorm n -> "group norm " + n.size() + " in " + n.groups();
            case Layer.LayerNorm n -> "layer norm " + times(n.shape());
            case Layer.Activate a -> a.label();
            case Layer.Pool p -> word(p.kind()) + " pool " + times(p.window().kernel());
            case Layer.AdaptivePool p -> word(p.kind()) + " pool to " + times(p.output());
            case Layer.Flatten f -> f.channelsLast() ? "flatten, channels last" : "flatten";
            case Layer.Add _ -> "add";
            case Layer.Multiply _ -> "multiply";
            case Layer.Concatenate _ -> "concatenate";
            case Layer.ZeroPadShortcut s ->
                    "shortcut, zeros " + s.before() + " + " + s.after() + stride(s.stride());
            case Layer.AddLearned a -> "add learnt " + times(a.shape());
            case Layer.Tokens _ -> "tokens";
            case Layer.ClassToken t -> "class token " + t.size();
            case Layer.TakeToken t -> "take token " + t.index();
            case Layer.Embedding e -> "embedding " + e.count() + " → " + e.size();
            case Layer.Attention a -> "attention " + a.features() + ", " + a.heads() + " heads";
        };
    }

    /** A layer's name as charts show it: that of its tensor without ".weight". */
    public static String shortName(String tensor) {
        return tensor.endsWith(WEIGHT)
                ? tensor.substring(0, tensor.length() - WEIGHT.length())
                : tensor;
    }

    private static String window(Window window, String channels, int groups) {
        int stride = window.stride().getFirst();
        return times(window.kernel())
                + ", "
                + channels
                + stride(stride)
                + (groups == 1 ? "" : ", groups " + groups);
    }

    private static String stride(int stride) {
        return stride == 1 ? "" : ", stride " + stride;
    }

    private static String word(Layer.Pooling kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String times(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }
}
