package thalweg.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import thalweg.network.Layer;
import thalweg.network.Window;
import thalweg.words.Phrase;

/** A layer in a few words, e.g. "conv 3×3, 16 → 32, stride 2". */
public final class LayerWords {
    private static final String WEIGHT = ".weight";

    private LayerWords() {}

    /** What it is and its numbers. */
    public static Phrase of(Layer layer) {
        return switch (layer) {
            case Layer.Input i -> kind("input", times(i.shape()));
            case Layer.Dense d -> kind("dense", d.in(), d.out());
            case Layer.Convolution c ->
                    kind("convolution", window(c.window(), c.in() + " → " + c.out(), c.groups()));
            case Layer.TransposedConvolution c ->
                    kind("transposed", window(c.window(), c.in() + " → " + c.out(), c.groups()));
            case Layer.BatchNorm n -> kind("batch-norm", n.size());
            case Layer.GroupNorm n -> kind("group-norm", n.size(), n.groups());
            case Layer.LayerNorm n -> kind("layer-norm", times(n.shape()));
            case Layer.Activate a -> Phrase.plain(a.label());
            case Layer.Pool p -> kind(word(p.kind()) + "-pool", times(p.window().kernel()));
            case Layer.AdaptivePool p -> kind(word(p.kind()) + "-pool.to", times(p.output()));
            case Layer.Flatten f -> kind(f.channelsLast() ? "flatten.last" : "flatten");
            case Layer.Add _ -> kind("add");
            case Layer.Multiply _ -> kind("multiply");
            case Layer.Concatenate _ -> kind("concatenate");
            case Layer.ZeroPadShortcut s ->
                    listed(kind("shortcut", s.before(), s.after()), stride(s.stride()));
            case Layer.AddLearned a -> kind("add-learned", times(a.shape()));
            case Layer.Tokens _ -> kind("tokens");
            case Layer.ClassToken t -> kind("class-token", t.size());
            case Layer.TakeToken t -> kind("take-token", t.index());
            case Layer.Embedding e -> kind("embedding", e.count(), e.size());
            case Layer.Attention a -> kind("attention", a.features(), a.heads());
        };
    }

    /** A layer's name as charts show it: that of its tensor without ".weight". */
    public static String shortName(String tensor) {
        return tensor.endsWith(WEIGHT)
                ? tensor.substring(0, tensor.length() - WEIGHT.length())
                : tensor;
    }

    /** Sizes are no amounts: their digits aren't grouped. */
    private static Phrase kind(String kind, Object... sizes) {
        return Phrase.of(
                "kinds." + kind,
                Arrays.stream(sizes)
                        .map(size -> size instanceof Integer ? size.toString() : size)
                        .toArray());
    }

    private static Phrase window(Window window, String channels, int groups) {
        return listed(
                Phrase.plain(times(window.kernel()) + ", " + channels),
                stride(window.stride().getFirst()),
                groups == 1 ? Phrase.none() : kind("groups", groups));
    }

    private static Phrase stride(int stride) {
        return stride == 1 ? Phrase.none() : kind("stride", stride);
    }

    private static Phrase listed(Phrase... parts) {
        return Phrase.listed(Arrays.stream(parts).filter(part -> !part.isNone()).toList());
    }

    private static String word(Layer.Pooling kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String times(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }
}
