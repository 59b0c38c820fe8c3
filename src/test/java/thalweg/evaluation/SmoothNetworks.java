package thalweg.evaluation;

import java.util.List;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Window;
import thalweg.symmetry.Graphs;

/** Small networks that are smooth but for the largest of a window, to take derivatives of. */
final class SmoothNetworks {
    private SmoothNetworks() {}

    private static Layer tanh() {
        return new Layer.Activate(Activation.TANH);
    }

    /**
     * Convolutions: strided, grouped, pointwise and transposed. Inputs of 2 · 7 · 7 numbers, 4
     * classes.
     */
    static Network convolutions() {
        return Graphs.input(2, 7, 7)
                .then(
                        "first",
                        new Layer.Convolution(
                                "first.weight", "first.bias", 2, 6, Window.square(3, 2, 1), 1))
                .then("first.act", tanh())
                .conv("grouped", 6, 6, 3, 3)
                .then("grouped.act", tanh())
                .conv("pointwise", 6, 4, 1, 1)
                .then("pointwise.act", tanh())
                .then(
                        "up",
                        new Layer.TransposedConvolution(
                                "up.weight",
                                "up.bias",
                                4,
                                3,
                                Window.square(2, 2, 0),
                                List.of(0, 0),
                                1))
                .then("up.act", tanh())
                .then("flat", new Layer.Flatten(false))
                .dense("last", 3 * 8 * 8, 4)
                .network();
    }

    /**
     * Pooling of both kinds, additions, a zero-padded shortcut and a concatenation. Inputs of 2 · 8
     * · 8 numbers, 4 classes.
     */
    static Network poolsAndJoins() {
        Layer.Pool average =
                new Layer.Pool(Layer.Pooling.AVERAGE, Window.square(3, 1, 1), false, true);
        Layer.Pool most = new Layer.Pool(Layer.Pooling.MAX, Window.square(2, 2, 0), false, false);
        return Graphs.input(2, 8, 8)
                .conv("first", 2, 4, 3, 1)
                .then("first.act", tanh())
                .then("smooth", average)
                .conv("second", 4, 4, 3, 1)
                .after("sum", new Layer.Add(), "second", "smooth")
                .then("sum.act", tanh())
                .then("halved", most)
                .conv("third", 4, 6, 3, 1)
                .after("short", new Layer.ZeroPadShortcut(1, 1, 1), "halved")
                .after("joined", new Layer.Add(), "third", "short")
                .then("joined.act", tanh())
                .after("both", new Layer.Concatenate(), "joined.act", "halved")
                .then("global", new Layer.AdaptivePool(Layer.Pooling.AVERAGE, List.of(1, 1)))
                .then("flat", new Layer.Flatten(true))
                .dense("last", 10, 4)
                .network();
    }

    /** Batch norm after convolutions, and by itself. Inputs of 2 · 6 · 6 numbers, 4 classes. */
    static Network batchNorm() {
        return Graphs.input(2, 6, 6)
                .conv("first", 2, 5, 3, 1)
                .norm("first.norm", 5)
                .then("first.act", tanh())
                .conv("second", 5, 5, 3, 1)
                .norm("second.norm", 5)
                .after("sum", new Layer.Add(), "second.norm", "first.act")
                .then("sum.act", new Layer.Activate(Activation.GELU))
                .norm("alone", 5)
                .then("flat", new Layer.Flatten(false))
                .dense("last", 5 * 6 * 6, 4)
                .network();
    }

    /**
     * Group norm, layer norm at each position and over all of them, instance norm without numbers
     * of its own, a gate of one number a unit and a product of two values. Inputs of 2 · 5 · 5
     * numbers, 4 classes.
     */
    static Network normsAndProducts() {
        return Graphs.input(2, 5, 5)
                .conv("first", 2, 6, 3, 1)
                .then("group", new Layer.GroupNorm("group.weight", "group.bias", 6, 3, 1e-5))
                .then("group.act", tanh())
                .conv("second", 6, 6, 3, 1)
                .then("layer", new Layer.LayerNorm("layer.weight", "layer.bias", List.of(6), 1e-5))
                .then("layer.act", tanh())
                .then("global", new Layer.AdaptivePool(Layer.Pooling.AVERAGE, List.of(1, 1)))
                .conv("gate", 6, 6, 1, 1)
                .then("gate.act", new Layer.Activate(Activation.SIGMOID))
                .after("gated", new Layer.Multiply(), "gate.act", "layer.act")
                .then(
                        "whole",
                        new Layer.LayerNorm("whole.weight", "whole.bias", List.of(6, 5, 5), 1e-5))
                .then("instance", new Layer.GroupNorm(null, null, 6, 6, 1e-5))
                .after("product", new Layer.Multiply(), "whole", "gated")
                .after("sum", new Layer.Add(), "product", "instance")
                .then("flat", new Layer.Flatten(false))
                .dense("last", 6 * 5 * 5, 4)
                .network();
    }
}
