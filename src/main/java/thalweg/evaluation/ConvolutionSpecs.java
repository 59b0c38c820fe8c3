package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import thalweg.engine.ConvolutionSpec;
import thalweg.network.Layer;
import thalweg.network.Node;
import thalweg.network.Window;

/** Convolutions of the graph as the engine knows them. */
final class ConvolutionSpecs {
    private ConvolutionSpecs() {}

    /**
     * @param added whether another value is added to the output
     * @param slope of the leaky ReLU that follows, NaN for none
     */
    static ConvolutionSpec of(Plan plan, Node node, boolean added, double slope) {
        List<Integer> from = positions(plan.shape(node.inputs().getFirst()));
        List<Integer> to = positions(plan.shape(node.name()));
        return switch (node.layer()) {
            case Layer.Convolution c -> {
                Window w = c.window();
                yield new ConvolutionSpec(
                        false,
                        c.in(),
                        c.out(),
                        c.groups(),
                        from,
                        to,
                        w.kernel(),
                        w.stride(),
                        w.before(),
                        w.after(),
                        w.dilation(),
                        added,
                        slope);
            }
            case Layer.TransposedConvolution c -> {
                Window w = c.window();
                List<Integer> after = new ArrayList<>(w.after());
                for (int axis = 0; axis < after.size(); axis++) {
                    after.set(axis, after.get(axis) - c.outputPadding().get(axis));
                }
                yield new ConvolutionSpec(
                        true,
                        c.in(),
                        c.out(),
                        c.groups(),
                        from,
                        to,
                        w.kernel(),
                        w.stride(),
                        w.before(),
                        after,
                        w.dilation(),
                        added,
                        slope);
            }
            default -> throw new IllegalArgumentException("no convolution: " + node);
        };
    }

    private static List<Integer> positions(List<Integer> shape) {
        return shape.subList(1, shape.size());
    }
}
