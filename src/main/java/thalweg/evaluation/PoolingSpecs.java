package thalweg.evaluation;

import java.util.List;
import java.util.Optional;
import thalweg.engine.PoolingSpec;
import thalweg.network.Layer;
import thalweg.network.Layer.Pooling;
import thalweg.network.Window;

/** Pooling layers as the engine takes them. */
final class PoolingSpecs {
    private PoolingSpecs() {}

    /**
     * Of pooling over a plane with as many zeros on either side, or over all of it; empty for other
     * layers.
     *
     * @param in [channels, height, width]
     * @param out the same of the output
     */
    static Optional<PoolingSpec> of(Layer layer, List<Integer> in, List<Integer> out) {
        if (in.size() != 3) {
            return Optional.empty();
        }
        List<Integer> from = in.subList(1, 3);
        List<Integer> to = out.subList(1, out.size());
        int channels = in.getFirst();
        if (layer instanceof Layer.Pool p) {
            Window w = p.window();
            boolean plain =
                    w.before().equals(w.after()) && w.dilation().stream().allMatch(d -> d == 1);
            boolean largest = p.kind() == Pooling.MAX;
            return plain
                    ? Optional.of(
                            new PoolingSpec(
                                    largest,
                                    p.countPadding(),
                                    channels,
                                    from,
                                    to,
                                    w.kernel(),
                                    w.stride(),
                                    w.before()))
                    : Optional.empty();
        }
        if (layer instanceof Layer.AdaptivePool p && to.equals(List.of(1, 1))) {
            boolean largest = p.kind() == Pooling.MAX;
            return Optional.of(
                    new PoolingSpec(largest, false, channels, from, to, from, from, List.of(0, 0)));
        }
        return Optional.empty();
    }
}
