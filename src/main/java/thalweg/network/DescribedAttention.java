package thalweg.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Tensor;
import thalweg.network.Layer.Attention.Projection;
import thalweg.words.Phrase;

/**
 * Multi-head attention of a description, its tensors called as PyTorch, timm, Hugging Face and
 * nanoGPT call them, or as the line says.
 */
final class DescribedAttention {
    private static final String[] FUSED = {"in_proj_weight", "qkv.weight", "c_attn.weight"};
    private static final String[] FUSED_BIAS = {"in_proj_bias", "qkv.bias", "c_attn.bias"};
    private static final String[] OUT = {
        "out_proj.weight", "proj.weight", "c_proj.weight", "out.weight", "o_proj.weight"
    };
    private static final String[] OUT_BIAS = {
        "out_proj.bias", "proj.bias", "c_proj.bias", "out.bias", "o_proj.bias"
    };

    private final DescribedTensors tensors;
    private final DescriptionLine line;
    private final int features;
    private final DescribedTensors.Uses uses;
    private boolean outputsLast;

    private DescribedAttention(
            DescribedTensors tensors,
            DescriptionLine line,
            int features,
            DescribedTensors.Uses uses) {
        this.tensors = tensors;
        this.line = line;
        this.features = features;
        this.uses = uses;
        this.outputsLast = line.has(DescriptionOption.OUTPUTS_LAST);
    }

    static Layer.Attention of(
            DescribedTensors tensors,
            DescriptionLine line,
            List<Integer> in,
            DescribedTensors.Uses uses) {
        return new DescribedAttention(tensors, line, in.getFirst(), uses).layer();
    }

    private Layer.Attention layer() {
        if (!line.has(DescriptionOption.HEADS)) {
            throw line.problem(
                    Phrase.of("badnetwork.described-attention-heads"),
                    Phrase.of("remedies.described-write-heads"));
        }
        int heads = DescribedNumbers.whole(line, DescriptionOption.HEADS, 1, 1);
        Projection query;
        Projection key;
        Projection value;
        boolean apart =
                line.has(DescriptionOption.QUERY)
                        || line.has(DescriptionOption.KEY)
                        || line.has(DescriptionOption.VALUE);
        Tensor fused = apart || line.name() == null ? null : tensors.usual(line.name(), FUSED);
        if (fused == null) {
            query = projection(DescriptionOption.QUERY, DescriptionOption.QUERY_BIAS, "q");
            key = projection(DescriptionOption.KEY, DescriptionOption.KEY_BIAS, "k");
            value = projection(DescriptionOption.VALUE, DescriptionOption.VALUE_BIAS, "v");
        } else {
            int all = rows(fused);
            if (all % 3 != 0) {
                throw line.problem(
                        Phrase.of("badnetwork.described-not-thirds", fused.name(), fused.shape()),
                        Phrase.of("remedies.described-whose-rows"));
            }
            String bias = bias(find(DescriptionOption.QUERY_BIAS, FUSED_BIAS), all);
            String weight = seen(fused);
            int each = all / 3;
            query = new Projection(weight, bias, all, 0, each);
            key = new Projection(weight, bias, all, each, each);
            value = new Projection(weight, bias, all, 2 * each, each);
        }
        if (query.rows() != key.rows() || query.rows() % heads != 0 || value.rows() % heads != 0) {
            throw line.problem(
                    Phrase.of(
                            "badnetwork.described-heads-divide",
                            String.valueOf(heads),
                            String.valueOf(query.rows()),
                            String.valueOf(key.rows()),
                            String.valueOf(value.rows())),
                    Phrase.of("remedies.described-correct-heads"));
        }
        List<Projection> all = List.of(query, key, value);
        for (Projection p : all) {
            if (all.stream().noneMatch(o -> o.weight().equals(p.weight()) && o.first() == 0)) {
                throw line.problem(
                        Phrase.of("badnetwork.described-first-rows", p.weight()),
                        Phrase.of("remedies.described-row-zero"));
            }
        }
        return joined(query, key, value, heads);
    }

    private Layer.Attention joined(Projection query, Projection key, Projection value, int heads) {
        Tensor out = tensors.need(line, DescriptionOption.OUT, OUT);
        requireMatrix(out);
        List<Integer> wanted = List.of(features, value.rows());
        List<Integer> turned = wanted.reversed();
        boolean last = outputsLast || !out.shape().equals(wanted) && out.shape().equals(turned);
        if (!out.shape().equals(last ? turned : wanted)) {
            throw line.problem(
                    Phrase.of(
                            "badnetwork.described-shape-wanted",
                            out.name(),
                            out.shape(),
                            last ? turned : wanted),
                    Phrase.of("remedies.described-another-out"));
        }
        String weight = last ? uses.seen(out, View.reordered(out.shape(), 1, 0)) : uses.plain(out);
        String bias = bias(find(DescriptionOption.OUT_BIAS, OUT_BIAS), features);
        return new Layer.Attention(
                query,
                key,
                value,
                weight,
                bias,
                features,
                heads,
                line.has(DescriptionOption.CAUSAL));
    }

    /** A tensor of its own, or so many rows of one from a first on. */
    private Projection projection(DescriptionOption option, DescriptionOption bias, String letter) {
        String word = option.word();
        Tensor w =
                tensors.need(
                        line,
                        option,
                        letter + "_proj.weight",
                        word + ".weight",
                        letter + ".weight",
                        word + "_proj.weight");
        int all = rows(w);
        List<String> said = line.options().getOrDefault(option, List.of());
        int first = said.size() > 1 ? DescribedNumbers.whole(line, word, said.get(1), 0) : 0;
        int rows = all - first;
        if (said.size() > 2) {
            rows = DescribedNumbers.whole(line, word, said.get(2), 1);
        }
        if (rows < 1 || rows > all - first) {
            throw line.problem(
                    Phrase.of(
                            "badnetwork.described-rows",
                            String.valueOf(first),
                            String.valueOf(first + rows - 1),
                            w.name(),
                            w.shape()),
                    Phrase.of("remedies.described-first-row"));
        }
        Tensor b =
                find(
                        bias,
                        letter + "_proj.bias",
                        word + ".bias",
                        letter + ".bias",
                        word + "_proj.bias");
        return new Projection(seen(w), bias(b, all), all, first, rows);
    }

    private @Nullable Tensor find(DescriptionOption option, String... parts) {
        boolean none = line.has(DescriptionOption.NO_BIAS) && !line.has(option);
        return none ? null : tensors.find(line, option, parts);
    }

    private @Nullable String bias(@Nullable Tensor tensor, int length) {
        return tensor == null ? null : uses.vector(line, tensor, length);
    }

    /** Rows of a projection, with its axes turned where only that fits. */
    private int rows(Tensor w) {
        requireMatrix(w);
        boolean first =
                w.shape().get(1) == features
                        && (line.has(DescriptionOption.OUTPUTS_FIRST) || !outputsLast);
        boolean last = w.shape().get(0) == features && !line.has(DescriptionOption.OUTPUTS_FIRST);
        if (!first && !last) {
            throw line.problem(
                    Phrase.of(
                            "badnetwork.described-features-in",
                            w.name(),
                            w.shape(),
                            String.valueOf(features)),
                    Phrase.of("remedies.described-correct-lines"));
        }
        outputsLast = !first;
        return w.shape().get(first ? 0 : 1);
    }

    private String seen(Tensor w) {
        return outputsLast ? uses.seen(w, View.reordered(w.shape(), 1, 0)) : uses.plain(w);
    }

    private void requireMatrix(Tensor w) {
        if (w.shape().size() != 2) {
            throw line.problem(
                    Phrase.of("badnetwork.described-no-matrix", w.name(), w.shape()),
                    Phrase.of("remedies.described-another-tensor"));
        }
    }
}
