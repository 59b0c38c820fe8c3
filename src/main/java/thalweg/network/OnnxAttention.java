package thalweg.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.network.Layer.Attention.Projection;
import thalweg.network.OnnxLayout.Piece;
import thalweg.network.OnnxValue.Arranged;
import thalweg.network.OnnxValue.Feature;
import thalweg.network.OnnxValue.Heads;
import thalweg.network.OnnxValue.Known;
import thalweg.network.OnnxValue.Mixed;
import thalweg.network.OnnxValue.Scores;
import thalweg.words.Phrase;

/**
 * Multi-head self-attention, found by what is computed: products of a dense layer's heads with
 * another's, a softmax of them by √d, sums of a third's, and the dense layer that takes these. How
 * an exporter brings heads to their axes doesn't matter, as {@link OnnxLayout} follows it.
 */
final class OnnxAttention {
    /** Relative, of √d as exporters round it. */
    private static final double CLOSE = 1e-3;

    /** What is added to scores that are left out is at most this. */
    private static final double LEFT_OUT = -1e4;

    private final OnnxBuild build;

    OnnxAttention(OnnxBuild build) {
        this.build = build;
    }

    /** Queries by keys, or weights by values. */
    OnnxValue product(OnnxOp op) {
        Arranged b = build.arranged(op, 1);
        return build.value(op, 0) instanceof Scores s
                ? mixed(op, s, b)
                : scores(op, build.arranged(op, 0), b);
    }

    private Scores scores(OnnxOp op, Arranged a, Arranged b) {
        List<List<Piece>> left = a.layout().axes();
        List<List<Piece>> right = b.layout().axes();
        int rank = left.size();
        if (rank < 2 || right.size() != rank) {
            throw notAttention(op);
        }
        List<List<Piece>> outer = left.subList(0, rank - 2);
        Heads query = heads(op, a, outer, left.get(rank - 2), left.get(rank - 1));
        Heads key =
                heads(op, b, right.subList(0, rank - 2), right.get(rank - 1), right.get(rank - 2));
        if (!sizes(outer).equals(sizes(right.subList(0, rank - 2)))
                || query.size() != key.size()
                || query.heads() != key.heads()) {
            throw notAttention(op);
        }
        return new Scores(query, key, outer, a.factor() * b.factor(), false, false);
    }

    /** The pieces without how far units lie apart, which may differ between keys and values. */
    private static List<List<Piece>> sizes(List<List<Piece>> axes) {
        return axes.stream()
                .map(
                        axis ->
                                axis.stream()
                                        .map(p -> p.ofUnits() ? new Piece(0, p.size(), 0) : p)
                                        .toList())
                .toList();
    }

    private Arranged mixed(OnnxOp op, Scores s, Arranged b) {
        List<List<Piece>> axes = b.layout().axes();
        int rank = axes.size();
        if (!s.weights() || rank != s.outer().size() + 2 || b.factor() != 1) {
            throw notAttention(op);
        }
        List<List<Piece>> outer = axes.subList(0, rank - 2);
        Heads value = heads(op, b, outer, axes.get(rank - 2), axes.get(rank - 1));
        if (!sizes(outer).equals(sizes(s.outer())) || value.heads() != s.query().heads()) {
            throw notAttention(op);
        }
        var mixed = new Mixed(s.query(), s.key(), value, s.causal());
        return new Arranged(mixed, new OnnxLayout(axes, 0), 1);
    }

    /**
     * @param outer axes that hold heads and inputs of the batch
     * @param tokens the axis that should hold all tokens
     * @param depth the axis that should hold the units of a head
     */
    private Heads heads(
            OnnxOp op, Arranged a, List<List<Piece>> outer, List<Piece> tokens, List<Piece> depth) {
        if (!(a.of() instanceof Feature f) || f.positions() != 1) {
            throw notAttention(op);
        }
        int count = f.shape().get(1);
        List<Piece> all = count == 1 ? List.of() : List.of(new Piece(1, count, 1));
        List<Piece> units = outer.stream().flatMap(List::stream).filter(Piece::ofUnits).toList();
        boolean more =
                outer.stream().flatMap(List::stream).anyMatch(p -> !p.ofUnits() && p.of() >= 0);
        if (!tokens.equals(all) || units.size() > 1 || depth.size() > 1 || more) {
            throw notAttention(op);
        }
        int heads = units.isEmpty() ? 1 : units.getFirst().size();
        int size = depth.isEmpty() ? 1 : depth.getFirst().size();
        boolean inOrder =
                (depth.isEmpty() || depth.getFirst().ofUnits() && depth.getFirst().stride() == 1)
                        && (heads == 1 || units.getFirst().stride() == size);
        if (!inOrder) {
            throw outOfOrder(op);
        }
        return new Heads(f, a.layout().first(), heads, size);
    }

    static NetworkException outOfOrder(OnnxOp op) {
        return op.refused(Phrase.of("badonnx.heads-out-of-order"));
    }

    private static NetworkException notAttention(OnnxOp op) {
        return op.refused(Phrase.of("badonnx.only-in-attention"));
    }

    static Scores scaled(Scores s, double by) {
        return new Scores(s.query(), s.key(), s.outer(), s.factor() * by, s.causal(), s.weights());
    }

    /** Scores with a mask added: 0 where a token is seen. */
    OnnxValue masked(OnnxOp op, int scores) {
        Known mask = build.known(op, 1 - scores);
        double[] values = mask.values();
        boolean[] seen = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            seen[i] = values[i] == 0;
            if (!seen[i] && !(values[i] <= LEFT_OUT)) {
                throw op.refused(Phrase.of("badonnx.no-mask-added"));
            }
        }
        return masked(op, (Scores) build.value(op, scores), mask.shape(), seen);
    }

    /** A softmax over tokens that are never all left out is never NaN. */
    OnnxValue guard(OnnxOp op) {
        if (build.value(op, 0) instanceof Scores s && s.weights()) {
            return new Known(new double[1], List.of(), true);
        }
        throw op.refused(Phrase.of("badonnx.only-after-softmax"));
    }

    /** One of two values by a mask; or the numbers themselves where a guard asks for NaN. */
    OnnxValue chosen(OnnxOp op) {
        int scores = build.value(op, 1) instanceof Scores ? 1 : 2;
        if (!(build.value(op, scores) instanceof Scores s)) {
            throw op.refused(Phrase.of("badonnx.only-of-mask"));
        }
        Known holds = build.known(op, 0);
        boolean[] seen = new boolean[holds.values().length];
        boolean all = true;
        for (int i = 0; i < seen.length; i++) {
            seen[i] = holds.values()[i] != 0 == (scores == 1);
            all &= seen[i];
        }
        if (all) {
            return s;
        }
        for (double other : build.known(op, 3 - scores).values()) {
            if (!(other <= LEFT_OUT)) {
                throw op.refused(Phrase.of("badonnx.scores-or", other));
            }
        }
        return masked(op, s, holds.shape(), seen);
    }

    private static Scores masked(OnnxOp op, Scores s, List<Integer> shape, boolean[] seen) {
        int tokens = s.query().of().shape().get(1);
        boolean all = true;
        boolean causal = seen.length == tokens * tokens && shape.size() > 1;
        for (int i = 0; i < seen.length; i++) {
            all &= seen[i];
            causal &= seen[i] == (i % tokens <= i / tokens);
        }
        causal = causal && shape.getLast() == tokens && shape.get(shape.size() - 2) == tokens;
        if (s.weights() || !all && !causal) {
            throw op.refused(Phrase.of("badonnx.only-causal-mask"));
        }
        return all ? s : new Scores(s.query(), s.key(), s.outer(), s.factor(), true, false);
    }

    /** Over the keys' tokens, of scores divided by √d. */
    OnnxValue softmax(OnnxOp op) {
        if (!(build.value(op, 0) instanceof Scores s) || s.weights()) {
            throw op.refused(Phrase.of("badonnx.only-in-attention-or-at-end"));
        }
        int rank = s.outer().size() + 2;
        long axis = op.whole("axis", build.opset() < 13 ? 1 : -1);
        if (axis != -1 && axis != rank - 1) {
            throw op.refused(Phrase.of("badonnx.not-last-axis"));
        }
        double wanted = 1 / Math.sqrt(s.query().size());
        if (Math.abs(s.factor() / wanted - 1) > CLOSE) {
            String factor = String.format(Locale.ROOT, "%.4g", s.factor());
            throw op.refused(Phrase.of("badonnx.scores-times", factor, s.query().size()));
        }
        return new Scores(s.query(), s.key(), s.outer(), s.factor(), s.causal(), true);
    }

    /** The layer, once the dense layer that takes the heads' sums is known. */
    Feature projected(
            OnnxOp op,
            String name,
            Mixed m,
            String output,
            @Nullable String bias,
            int in,
            int features) {
        Node query = build.node(m.query().of().node());
        for (Heads other : List.of(m.key(), m.value())) {
            if (!build.node(other.of().node()).inputs().equals(query.inputs())) {
                throw op.refused(Phrase.of("badonnx.attention-of-different-values"));
            }
        }
        var layer =
                new Layer.Attention(
                        projection(op, m.query()),
                        projection(op, m.key()),
                        projection(op, m.value()),
                        output,
                        bias,
                        features,
                        m.query().heads(),
                        m.causal());
        requireAllRows(op, List.of(layer.query(), layer.key(), layer.value()));
        int units = ((Layer.Dense) query.layer()).in();
        if (in != layer.value().rows() || features != units) {
            throw op.refused(Phrase.of("badonnx.attention-makes-features", features, units));
        }
        return build.add(module(name), layer, m.query().of().axes(), query.inputs().getFirst());
    }

    /** What the dense layer is part of: "h.0.attn.proj" and "/h/h.0/attn/proj/MatMul" are alike. */
    private static String module(String name) {
        int slash = name.lastIndexOf('/');
        int cut = slash < 1 ? name.lastIndexOf('.') : name.lastIndexOf('/', slash - 1);
        return cut < 1 ? name : name.substring(0, cut);
    }

    private Projection projection(OnnxOp op, Heads h) {
        if (!(build.node(h.of().node()).layer() instanceof Layer.Dense d)) {
            throw op.refused(Phrase.of("badonnx.attention-without-dense"));
        }
        return new Projection(d.weight(), d.bias(), d.out(), h.first(), h.heads() * h.size());
    }

    private static void requireAllRows(OnnxOp op, List<Projection> all) {
        Set<Projection> different = new LinkedHashSet<>(all);
        for (Projection p : different) {
            int rows = 0;
            boolean first = false;
            for (Projection other : different) {
                if (other.weight().equals(p.weight())) {
                    rows += other.rows();
                    first |= other.first() == 0;
                }
            }
            if (rows != p.rowsInAll() || !first) {
                throw op.refused(
                        Phrase.of("badonnx.attention-uses-rows", rows, p.rowsInAll(), p.weight()));
            }
        }
    }
}
