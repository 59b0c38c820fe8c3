package thalweg.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thalweg.network.ModuleOrder.Normed;

/**
 * What is around the blocks of a residual network.
 *
 * @param stem convolutions before the first block
 * @param end a norm after the last one
 * @param dense layers at the end; none in a network of features
 * @param preActivation whether norms precede their convolutions
 */
record ResNetFrame(
        List<Normed> stem, Optional<Module> end, List<Normed> dense, boolean preActivation) {
    /** Copies the lists. */
    ResNetFrame {
        stem = List.copyOf(stem);
        dense = List.copyOf(dense);
    }

    /** Empty where what is around the blocks doesn't fit them. */
    static Optional<ResNetFrame> of(ResidualBlocks found) {
        List<ResidualBlock> blocks = found.blocks();
        Optional<Boolean> pre = preActivation(blocks);
        if (pre.isEmpty() || blocks.stream().anyMatch(ResNetFrame::groupNormed)) {
            return Optional.empty();
        }
        List<Module> norms = new ArrayList<>();
        int width = blocks.getLast().out();
        List<Normed> dense = new ArrayList<>();
        int units = width;
        boolean behindDense = false;
        for (Module m : found.outside()) {
            if (m.dense() && m.in() == units) {
                units = m.out();
                dense.add(new Normed(m, Optional.empty()));
            } else if (m.dense()) {
                return Optional.empty();
            } else if (m.norm() && behindDense && m.size() == units) {
                dense.add(new Normed(dense.removeLast().module(), Optional.of(m)));
            } else if (m.norm()) {
                norms.add(m);
            }
            behindDense = m.dense();
        }
        return Optional.of(
                new ResNetFrame(
                        stem(found.stem(), norms, pre.get(), width),
                        end(norms, width),
                        dense,
                        pre.get()));
    }

    /** A norm without statistics in PyTorch is by groups, whose number no tensor tells. */
    private static boolean groupNormed(ResidualBlock block) {
        return block.norms().stream()
                .anyMatch(
                        n ->
                                !n.batchNorm()
                                        && (!block.convolutions().getFirst().outputsLast()
                                                || !NormNames.overUnits(n)));
    }

    /** By the norms' units; where both orders fit, by which comes first. */
    private static Optional<Boolean> preActivation(List<ResidualBlock> blocks) {
        boolean follow = blocks.stream().allMatch(ResidualBlock::normsFollow);
        boolean precede = blocks.stream().allMatch(ResidualBlock::normsPrecede);
        if (!follow || !precede) {
            return follow || precede ? Optional.of(precede) : Optional.empty();
        }
        return Optional.of(blocks.getFirst().normsFirst());
    }

    /** Each with its norm, which is taken out of the list. */
    private static List<Normed> stem(
            List<Module> convolutions, List<Module> norms, boolean preActivation, int width) {
        List<Normed> stem = new ArrayList<>();
        for (Module conv : convolutions) {
            Optional<Module> norm = norms.stream().filter(n -> n.size() == conv.out()).findFirst();
            // The only one there is of so many units belongs behind the last block.
            boolean needed =
                    preActivation && conv.out() == width && norms.size() <= convolutions.size();
            if (norm.isPresent() && !needed) {
                norms.remove(norm.get());
                stem.add(new Normed(conv, norm));
            } else {
                stem.add(new Normed(conv, Optional.empty()));
            }
        }
        return stem;
    }

    private static Optional<Module> end(List<Module> norms, int width) {
        return norms.stream().filter(n -> n.size() == width).findFirst();
    }
}
