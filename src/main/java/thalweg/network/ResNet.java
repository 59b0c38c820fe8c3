package thalweg.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.words.Phrase;

/**
 * Residual networks (He et al., arXiv 1512.03385 and, with pre-activation, 1603.05027): basic and
 * bottleneck, wide and ResNeXt, by whatever names their authors gave them: {@link ResidualBlocks}
 * finds the blocks. Shortcuts are convolutions, or nothing: then identity, or option A where the
 * width grows.
 */
final class ResNet implements Recipe {
    @Override
    public Optional<Reading> read(Checkpoint checkpoint, Models.Options options) {
        List<Module> modules = ModuleOrder.modules(checkpoint);
        return ResidualBlocks.of(modules)
                .filter(found -> ResNetFrame.of(found).isPresent())
                .map(found -> new Reader(found, ResNetFrame.of(found).orElseThrow(), options))
                .map(reader -> reader.reading(modules))
                .map(reading -> reading.requireAll(checkpoint));
    }

    /** The modules of one network, and what they say of it. */
    private static final class Reader {
        private final List<ResidualBlock> blocks;
        private final ResNetFrame frame;
        private final Activation activation;
        private final boolean preActivation;

        /** A kernel of 7, or three convolutions instead: for images of some 224 positions. */
        private final boolean large;

        private final List<String> widths = new ArrayList<>();

        Reader(ResidualBlocks found, ResNetFrame frame, Models.Options options) {
            this.blocks = found.blocks();
            this.frame = frame;
            this.activation = options.activation();
            this.preActivation = frame.preActivation();
            this.large = first().kernel().getFirst() >= 7 || frame.stem().size() > 2;
        }

        private Module first() {
            return frame.stem().getFirst().module();
        }

        Reading reading(List<Module> modules) {
            Map<String, View> views = new HashMap<>();
            modules.forEach(m -> m.see(views));
            return new Reading(network(), views);
        }

        private Network network() {
            int side = large ? 224 : first().in() == 1 ? 28 : 32;
            var b = new Builder(first().in(), side, side);
            stem(b);
            for (int i = 0; i < blocks.size(); i++) {
                boolean begins = i > 0 && !blocks.get(i).plain();
                if (i == 0 || begins) {
                    widths.add(String.valueOf(blocks.get(i).out()));
                }
                block(b, blocks.get(i), begins ? 2 : 1);
            }
            frame.end().ifPresent(norm -> b.norm(norm).activate(activation));
            b.adaptivePool(2, 1).flatten(b.units(), false);
            for (int i = 0; i < frame.dense().size(); i++) {
                b.dense(frame.dense().get(i).module());
                frame.dense().get(i).norm().ifPresent(b::norm);
                if (i < frame.dense().size() - 1) {
                    b.activate(activation);
                }
            }
            b.guess(Assumption.activation(activation));
            b.guess(guessed());
            if (frame.dense().isEmpty()) {
                b.guess(Phrase.of("assumed.output-of-features"));
            }
            return b.network(architecture());
        }

        private void stem(Builder b) {
            for (int i = 0; i < frame.stem().size(); i++) {
                ModuleOrder.Normed n = frame.stem().get(i);
                b.convolution(n.module(), large && i == 0 ? 2 : 1, n.kernel() / 2);
                n.norm().ifPresent(b::norm);
                boolean last = i == frame.stem().size() - 1;
                if (!preActivation || n.norm().isPresent() || !last) {
                    b.activate(activation);
                }
            }
            if (large) {
                b.pool(Layer.Pooling.MAX, 2, 3, 2, 1);
            }
        }

        /** What the modules of a network that was saved whole say is no guess. */
        private Phrase guessed() {
            if (first().moves()) {
                return Phrase.of(large ? "assumed.start-pooled" : "assumed.start-not-pooled");
            }
            return Phrase.of(large ? "assumed.strides-of-large" : "assumed.strides-of-small");
        }

        private void block(Builder b, ResidualBlock block, int stride) {
            String in = b.last();
            String shortcutFrom = in;
            int strided = strided(block);
            List<Module> convolutions = block.convolutions();
            for (int i = 0; i < convolutions.size(); i++) {
                Module conv = convolutions.get(i);
                @Nullable Module norm = i < block.norms().size() ? block.norms().get(i) : null;
                if (preActivation) {
                    if (norm != null) {
                        b.norm(norm);
                    }
                    b.activate(activation);
                    if (i == 0 && readsActivated(block)) {
                        shortcutFrom = b.last();
                    }
                }
                b.convolution(conv, i == strided ? stride : 1, conv.kernel().getFirst() / 2);
                if (!preActivation) {
                    if (norm != null) {
                        b.norm(norm);
                    }
                    if (i < convolutions.size() - 1) {
                        b.activate(activation);
                    }
                }
            }
            String out = b.last();
            int width = b.units();
            b.at(shortcutFrom);
            shortcut(b, block, stride, width);
            b.add(block.path() + ".sum", out);
            if (!preActivation) {
                b.activate(activation);
            }
        }

        /**
         * Which convolution of a block strides. Of three, the second, as torchvision has it, but
         * the first where they have biases: so Keras's, after the paper's. Of two, the first, but
         * the second in wide networks after meliketoy's, whose convolutions have biases and names
         * of their own.
         */
        private int strided(ResidualBlock block) {
            Module first = block.convolutions().getFirst();
            boolean biased = first.biased();
            if (block.bottleneck()) {
                return biased && !block.norms().isEmpty() ? 0 : 1;
            }
            boolean numbered = first.path().matches(".*\\.\\d+");
            return preActivation && biased && !numbered ? 1 : 0;
        }

        /**
         * A pre-activated shortcut with neither norm nor bias of its own reads the normed,
         * activated input, unless it is called downsample as in the networks after Torch's; the
         * others found in the wild read the block's.
         */
        private static boolean readsActivated(ResidualBlock block) {
            Module shortcut = block.shortcut();
            return shortcut != null
                    && block.shortcutNorm() == null
                    && !shortcut.biased()
                    && !shortcut.path().contains("downsample");
        }

        private static void shortcut(Builder b, ResidualBlock block, int stride, int width) {
            Module beside = block.shortcut();
            if (beside != null) {
                boolean pooled = stride > 1 && beside.path().endsWith("downsample.1");
                if (pooled) { // the first of three has no tensors
                    b.averagePool(stride);
                    b.guess(Phrase.of("assumed.shortcuts-pooled"));
                }
                b.convolution(beside, pooled ? 1 : stride, beside.kernel().getFirst() / 2);
                if (block.shortcutNorm() != null) {
                    b.norm(block.shortcutNorm());
                }
            } else if (stride > 1 || width != b.units()) {
                int more = width - b.units();
                var padded = new Layer.ZeroPadShortcut(stride, more / 2, more - more / 2);
                b.then(block.path() + ".shortcut", padded, width);
                b.guess(Phrase.of("assumed.shortcut-of-zeros", block.path()));
            }
        }

        private String architecture() {
            int layers = 2;
            boolean bottleneck = false;
            boolean grouped = false;
            for (ResidualBlock block : blocks) {
                layers += block.convolutions().size();
                List<Module> conv = block.convolutions();
                bottleneck |= block.bottleneck();
                grouped |= block.bottleneck() && conv.get(1).in() < conv.get(0).out();
            }
            boolean layerNorm =
                    blocks.stream()
                            .flatMap(block -> block.norms().stream())
                            .anyMatch(norm -> !norm.batchNorm());
            return "%s%d%s%s %s"
                    .formatted(
                            grouped ? "ResNeXt" : "ResNet",
                            layers,
                            layerNorm ? " LN" : "",
                            preActivation ? " (pre-activation)" : bottleneck ? " (bottleneck)" : "",
                            String.join("-", widths));
        }
    }
}
