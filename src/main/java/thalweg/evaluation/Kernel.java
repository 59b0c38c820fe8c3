package thalweg.evaluation;

import java.util.List;
import thalweg.network.Layer;
import thalweg.network.Shapes;

/**
 * A layer that isn't linear in one weight, for one example at a time, in plain Java. Values are
 * [positions…, units], units innermost.
 */
@FunctionalInterface
interface Kernel {
    /**
     * @param inputs one a value that the layer reads
     * @param output filled
     */
    void apply(float[][] inputs, float[] output);

    /**
     * The kernel of a layer with the numbers of one θ.
     *
     * @param in shapes of what it reads, [units, positions…]
     * @param out shape of its output
     */
    static Kernel of(Layer layer, List<List<Integer>> in, List<Integer> out, ThetaReader theta) {
        List<Integer> shape = in.getFirst();
        int units = shape.getFirst();
        int positions = Shapes.positions(shape);
        return switch (layer) {
            case Layer.BatchNorm _, Layer.Activate _, Layer.Tokens _ -> Moving::copy;
            case Layer.Pool p -> PoolKernel.of(p, shape, out);
            case Layer.AdaptivePool p -> PoolKernel.of(p, shape, out);
            case Layer.Flatten f ->
                    f.channelsLast()
                            ? Moving::copy
                            : (x, y) -> Moving.transpose(x[0], positions, units, y);
            case Layer.Add _ -> Moving::add;
            case Layer.Multiply _ -> (x, y) -> Moving.multiply(x, units, y);
            case Layer.Concatenate _ ->
                    (x, y) -> Moving.join(x, in.stream().mapToInt(List::getFirst).toArray(), y);
            case Layer.ZeroPadShortcut s -> Moving.shortcut(s, shape, out);
            case Layer.AddLearned a -> {
                float[] learned = theta.channelsLast(a.tensor(), a.shape(), 0);
                yield (x, y) -> Moving.add(new float[][] {x[0], learned}, y);
            }
            case Layer.ClassToken t -> {
                float[] token = theta.get(t.tensor());
                yield (x, y) -> {
                    System.arraycopy(token, 0, y, 0, units);
                    System.arraycopy(x[0], 0, y, units, x[0].length);
                };
            }
            case Layer.TakeToken t -> {
                int token = t.index() < 0 ? positions + t.index() : t.index();
                yield (x, y) -> System.arraycopy(x[0], token * units, y, 0, units);
            }
            case Layer.Embedding e -> {
                float[] table = theta.get(e.weight());
                yield (x, y) -> Moving.lookUp(x[0], e, table, y);
            }
            case Layer.GroupNorm n ->
                    NormKernel.byGroups(
                            n.groups(),
                            units,
                            n.epsilon(),
                            theta.getOr(n.scale(), units, 1),
                            theta.getOr(n.shift(), units, 0));
            case Layer.LayerNorm n ->
                    n.shape().equals(shape)
                            ? NormKernel.whole(
                                    n.epsilon(),
                                    theta.channelsLast(n.scale(), shape, 1),
                                    theta.channelsLast(n.shift(), shape, 0))
                            : NormKernel.byPosition(
                                    units,
                                    n.epsilon(),
                                    theta.getOr(n.scale(), units, 1),
                                    theta.getOr(n.shift(), units, 0));
            case Layer.Attention a -> AttentionKernel.of(a, positions, theta);
            case Layer.Input _, Layer.Dense _, Layer.Convolution _, Layer.TransposedConvolution _ ->
                    throw new IllegalArgumentException("not a kernel: " + layer);
        };
    }
}
