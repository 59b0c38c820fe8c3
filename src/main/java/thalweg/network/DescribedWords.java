package thalweg.network;

import static thalweg.network.DescriptionLine.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.network.Layer.Attention.Projection;

/** A layer in full: its kind and every option, as {@link DescriptionLine} reads them. */
final class DescribedWords {
    private final Map<String, View> views;
    private final List<String> words = new ArrayList<>();

    DescribedWords(Map<String, View> views) {
        this.views = views;
    }

    /** The kind, then each option with what follows it. */
    List<String> of(Layer layer) {
        switch (layer) {
            case Layer.Input _ -> throw new IllegalArgumentException("the input");
            case Layer.Dense d -> {
                add(DescribedKind.DENSE);
                weights(d.weight(), d.bias());
            }
            case Layer.Convolution c -> {
                add(DescribedKind.CONV);
                window(c.window());
                weights(c.weight(), c.bias());
            }
            case Layer.TransposedConvolution c -> transposed(c);
            case Layer.BatchNorm n -> {
                add(DescribedKind.BATCH_NORM);
                norm(n.scale(), n.shift(), n.epsilon());
                tensor(DescriptionOption.MEAN, n.mean());
                tensor(DescriptionOption.VARIANCE, n.variance());
            }
            case Layer.GroupNorm n -> {
                boolean instance = n.groups() == n.size();
                add(instance ? DescribedKind.INSTANCE_NORM : DescribedKind.GROUP_NORM);
                if (!instance) {
                    words.add("groups " + n.groups());
                }
                norm(n.scale(), n.shift(), n.epsilon());
            }
            case Layer.LayerNorm n -> {
                add(DescribedKind.LAYER_NORM);
                if (n.shape().size() > 1) {
                    words.add("whole");
                }
                norm(n.scale(), n.shift(), n.epsilon());
            }
            case Layer.Activate a -> activation(a);
            case Layer.Pool p -> pool(p);
            case Layer.AdaptivePool p -> adaptive(p);
            case Layer.Flatten f ->
                    add(DescribedKind.FLATTEN, f.channelsLast() ? "channels-last" : "");
            case Layer.Add _ -> add(DescribedKind.ADD);
            case Layer.Multiply _ -> add(DescribedKind.MULTIPLY);
            case Layer.Concatenate _ -> add(DescribedKind.CONCAT);
            case Layer.ZeroPadShortcut s ->
                    add(
                            DescribedKind.ZERO_PAD,
                            "stride " + s.stride(),
                            "before " + s.before(),
                            "after " + s.after());
            case Layer.AddLearned a -> addLearned(a);
            case Layer.Tokens _ -> add(DescribedKind.TOKENS);
            case Layer.ClassToken t -> {
                add(DescribedKind.CLASS_TOKEN);
                tensor(DescriptionOption.WEIGHT, t.tensor());
            }
            case Layer.TakeToken t -> words.add("take-token " + t.index());
            case Layer.Embedding e -> {
                add(DescribedKind.EMBEDDING);
                tensor(DescriptionOption.WEIGHT, e.weight());
            }
            case Layer.Attention a -> attention(a);
        }
        return words;
    }

    private void add(DescribedKind kind, String... options) {
        words.add(kind.word());
        words.addAll(List.of(options));
    }

    private void tensor(DescriptionOption option, @Nullable String name) {
        if (name != null) {
            words.add(option.word() + " " + quoted(name));
        }
    }

    private void weights(String weight, @Nullable String bias) {
        words.add(views.containsKey(weight) ? "outputs-last" : "outputs-first");
        tensor(DescriptionOption.WEIGHT, weight);
        words.add(bias == null ? "no-bias" : "bias " + quoted(bias));
    }

    private void transposed(Layer.TransposedConvolution c) {
        add(DescribedKind.TRANSPOSED_CONV);
        window(c.window());
        words.add("output-padding " + DescribedNumbers.written(c.outputPadding()));
        words.add("groups " + c.groups());
        View view = views.get(c.weight());
        boolean inputsFirst = view != null && view.axes().getFirst() <= 1;
        if (!inputsFirst) {
            words.add(view == null ? "outputs-first" : "outputs-last");
        }
        tensor(DescriptionOption.WEIGHT, c.weight());
        words.add(c.bias() == null ? "no-bias" : "bias " + quoted(c.bias()));
    }

    private void window(Window w) {
        words.add("stride " + DescribedNumbers.written(w.stride()));
        words.add("padding " + DescribedNumbers.written(w.before()));
        words.add("after " + DescribedNumbers.written(w.after()));
        words.add("dilation " + DescribedNumbers.written(w.dilation()));
    }

    private void norm(@Nullable String scale, @Nullable String shift, double epsilon) {
        words.add("epsilon " + String.valueOf(epsilon).replace(".0E", "e"));
        words.add(scale == null ? "no-weight" : "weight " + quoted(scale));
        words.add(shift == null ? "no-bias" : "bias " + quoted(shift));
    }

    private void activation(Layer.Activate a) {
        switch (a.function()) {
            case RELU -> add(DescribedKind.RELU);
            case LEAKY_RELU -> add(DescribedKind.LEAKY_RELU, "slope " + a.slope());
            case GELU -> add(DescribedKind.GELU);
            case GELU_TANH -> add(DescribedKind.GELU_TANH);
            case SILU -> add(DescribedKind.SILU);
            case TANH -> add(DescribedKind.TANH);
            case SIGMOID -> add(DescribedKind.SIGMOID);
            case IDENTITY -> add(DescribedKind.IDENTITY);
            case RELU6 -> add(DescribedKind.RELU6);
            case ELU -> add(DescribedKind.ELU, "slope " + a.slope());
            case SELU -> add(DescribedKind.SELU);
            case HARD_SIGMOID -> add(DescribedKind.HARD_SIGMOID, "slope " + a.slope());
            case HARD_SWISH -> add(DescribedKind.HARD_SWISH);
            case CLIP -> words.add(a.label().replace(" to", ""));
        }
    }

    private void pool(Layer.Pool p) {
        DescribedKind kind =
                p.kind() == Layer.Pooling.MAX ? DescribedKind.MAX_POOL : DescribedKind.AVERAGE_POOL;
        words.add(kind.word() + " " + DescribedNumbers.written(p.window().kernel()));
        window(p.window());
        words.add(p.ceil() ? "ceil" : "");
        words.add(p.countPadding() ? "" : "skip-padding");
    }

    private void adaptive(Layer.AdaptivePool p) {
        boolean most = p.kind() == Layer.Pooling.MAX;
        if (p.output().stream().allMatch(n -> n == 1)) {
            add(most ? DescribedKind.GLOBAL_MAX_POOL : DescribedKind.GLOBAL_AVERAGE_POOL);
        } else {
            DescribedKind kind =
                    most ? DescribedKind.ADAPTIVE_MAX_POOL : DescribedKind.ADAPTIVE_AVERAGE_POOL;
            words.add(kind.word() + " " + DescribedNumbers.written(p.output()));
        }
    }

    private void addLearned(Layer.AddLearned a) {
        add(DescribedKind.ADD_LEARNED);
        View view = views.get(a.tensor());
        boolean turned = view != null && view.axes().getFirst() != 0;
        words.add(turned ? "units-last" : "units-first");
        tensor(DescriptionOption.WEIGHT, a.tensor());
    }

    private void attention(Layer.Attention a) {
        add(DescribedKind.ATTENTION, "heads " + a.heads(), a.causal() ? "causal" : "");
        words.add(views.containsKey(a.output()) ? "outputs-last" : "outputs-first");
        // Together: with one of them said, none is found by its name.
        words.add(
                String.join(
                        " ",
                        rows(DescriptionOption.QUERY, a.query()),
                        rows(DescriptionOption.KEY, a.key()),
                        rows(DescriptionOption.VALUE, a.value())));
        tensor(DescriptionOption.QUERY_BIAS, a.query().bias());
        tensor(DescriptionOption.KEY_BIAS, a.key().bias());
        tensor(DescriptionOption.VALUE_BIAS, a.value().bias());
        tensor(DescriptionOption.OUT, a.output());
        tensor(DescriptionOption.OUT_BIAS, a.outputBias());
        words.add("no-bias");
    }

    private static String rows(DescriptionOption option, Projection p) {
        return "%s %s %d %d".formatted(option.word(), quoted(p.weight()), p.first(), p.rows());
    }
}
