package thalweg.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;

/**
 * Residual networks (He et al., arXiv 1512.03385 and, with pre-activation, 1603.05027): stages
 * layer1, layer2, … of blocks with conv1, conv2 and, in bottlenecks, conv3; torchvision's and the
 * usual CIFAR-10 ones; wide and ResNeXt too, and those of {@link ResNetNames}. Shortcuts are
 * convolutions, or nothing: then identity, or option A where the width grows.
 */
final class ResNet implements Recipe {
    /** How stages are called: torchvision's and most others', and a wide residual network's. */
    private static final List<String> STAGES = List.of("layer%d.", "block%d.layer.", "stage%d.");

    /** One block's modules. */
    private record Block(
            String path, List<Module> convolutions, List<Module> norms, List<Module> shortcut) {}

    @Override
    public Optional<Reading> read(Checkpoint checkpoint, Models.Options options) {
        Map<String, Module> modules = byUsualNames(checkpoint);
        for (Map.Entry<String, Module> entry : modules.entrySet()) {
            String path = entry.getKey();
            if (path.endsWith("conv1") && entry.getValue().convolution()) {
                String root = path.substring(0, path.length() - "conv1".length());
                for (String stage : STAGES) {
                    if (modules.containsKey(root + stage.formatted(1) + "0.conv1")) {
                        Network network = new Reader(modules, root, stage, options).network();
                        return Optional.of(new Reading(network).requireAll(checkpoint));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, Module> byUsualNames(Checkpoint checkpoint) {
        Map<String, Module> byPath = new HashMap<>();
        Module.of(checkpoint).forEach(m -> byPath.put(m.path(), m));
        ResNetNames names = ResNetNames.of(byPath);
        Map<String, Module> modules = new HashMap<>();
        byPath.forEach((path, m) -> modules.put(names.usual(path), m));
        return modules;
    }

    /** The modules of one network, and what they say of it. */
    private static final class Reader {
        private final Map<String, Module> modules;
        private final String root;
        private final Activation activation;
        private final Module first;
        private final Module last;
        private final List<List<Block>> stages = new ArrayList<>();
        private final boolean preActivation;

        Reader(Map<String, Module> modules, String root, String stage, Models.Options options) {
            this.modules = modules;
            this.root = root;
            this.activation = options.activation();
            this.first = Objects.requireNonNull(modules.get(root + "conv1"));
            Module dense = modules.get(root + "fc");
            this.last = dense == null ? linear() : dense;
            for (int s = 1; ; s++) {
                String path = root + stage.formatted(s);
                if (!modules.containsKey(path + "0.conv1")) {
                    break;
                }
                stages.add(stage(path));
            }
            preActivation = normComesFirst();
        }

        private Module linear() {
            for (String name : List.of("linear", "classifier", "head")) {
                Module m = modules.get(root + name);
                if (m != null) {
                    return m;
                }
            }
            throw new NetworkException(
                    "a residual network's last dense layer is missing",
                    root + "fc or " + root + "linear",
                    "choose a whole checkpoint");
        }

        private List<Block> stage(String path) {
            List<Block> blocks = new ArrayList<>();
            for (int b = 0; modules.containsKey(path + b + ".conv1"); b++) {
                String block = path + b + ".";
                List<Module> shortcut = new ArrayList<>();
                for (String name : List.of("downsample.", "shortcut.", "convShortcut")) {
                    for (String part : List.of("", "0", "1", "conv", "bn")) {
                        Module m = modules.get(block + name + part);
                        if (m != null && !shortcut.contains(m)) {
                            shortcut.add(m);
                        }
                    }
                }
                blocks.add(
                        new Block(
                                path + b,
                                numbered(block + "conv"),
                                numbered(block + "bn"),
                                shortcut));
            }
            return blocks;
        }

        private List<Module> numbered(String stem) {
            List<Module> found = new ArrayList<>();
            for (int i = 1; modules.containsKey(stem + i); i++) {
                found.add(Objects.requireNonNull(modules.get(stem + i)));
            }
            return found;
        }

        /** Batch norm before the first convolution: it has as many units as that takes. */
        private boolean normComesFirst() {
            for (List<Block> stage : stages) {
                Block block = stage.getFirst();
                Module conv = block.convolutions().getFirst();
                if (!block.norms().isEmpty() && conv.in() != conv.out()) {
                    return block.norms().getFirst().size() == conv.in();
                }
            }
            return false;
        }

        Network network() {
            boolean large = first.kernel().getFirst() >= 7;
            int side = large ? 224 : first.in() == 1 ? 28 : 32;
            var b = new Builder(first.in(), side, side);
            b.convolution(first, large ? 2 : 1, first.kernel().getFirst() / 2);
            Module norm = modules.get(root + "bn1");
            if (!preActivation) {
                if (norm != null) {
                    b.batchNorm(norm);
                }
                b.activate(activation);
            }
            if (large) {
                b.pool(Layer.Pooling.MAX, 2, 3, 2, 1);
            }
            for (int s = 0; s < stages.size(); s++) {
                for (int i = 0; i < stages.get(s).size(); i++) {
                    block(b, stages.get(s).get(i), s > 0 && i == 0 ? 2 : 1);
                }
            }
            Module end = preActivation && norm != null ? norm : finalNorm();
            if (end != null) {
                b.batchNorm(end).activate(activation);
            }
            b.adaptivePool(2, 1).flatten(b.units()).dense(last);
            b.guess("activation: " + activation.label());
            b.guess(guessed(large));
            return b.network(architecture());
        }

        /** What the modules of a network that was saved whole say is no guess. */
        private String guessed(boolean large) {
            String pooling = large ? "max pooling 3 by 2 at the start" : "no pooling at the start";
            if (first.moves()) {
                return pooling;
            }
            return large
                    ? "stride 2 and " + pooling + ", stride 2 at each later stage"
                    : "stride 2 at each stage but the first, " + pooling;
        }

        private @Nullable Module finalNorm() {
            for (String name : List.of("bn", "norm", "bn_final")) {
                Module m = modules.get(root + name);
                if (m != null && m.batchNorm()) {
                    return m;
                }
            }
            return null;
        }

        private void block(Builder b, Block block, int stride) {
            String in = b.last();
            List<Module> convolutions = block.convolutions();
            boolean biased = convolutions.getFirst().tensors().containsKey("bias");
            // The second strides in bottlenecks as torchvision has them, and in wide networks whose
            // convolutions have biases; else the first.
            int strided = convolutions.size() == 3 || preActivation && biased ? 1 : 0;
            String shortcutFrom = in;
            for (int i = 0; i < convolutions.size(); i++) {
                Module conv = convolutions.get(i);
                Module norm = i < block.norms().size() ? block.norms().get(i) : null;
                if (preActivation) {
                    if (norm != null) {
                        b.batchNorm(norm);
                    }
                    b.activate(activation);
                    if (i == 0 && !block.shortcut().isEmpty() && bare(block)) {
                        shortcutFrom = b.last();
                    }
                }
                b.convolution(conv, i == strided ? stride : 1, conv.kernel().getFirst() / 2);
                if (!preActivation) {
                    if (norm != null) {
                        b.batchNorm(norm);
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
         * A pre-activated shortcut with neither norm nor bias of its own reads the normed,
         * activated input; the others found in the wild read the block's.
         */
        private static boolean bare(Block block) {
            return block.shortcut().stream()
                    .noneMatch(m -> m.batchNorm() || m.tensors().containsKey("bias"));
        }

        private static void shortcut(Builder b, Block block, int stride, int width) {
            for (Module m : block.shortcut()) {
                if (m.batchNorm()) {
                    b.batchNorm(m);
                } else {
                    b.convolution(m, stride, m.kernel().getFirst() / 2);
                }
            }
            if (block.shortcut().isEmpty() && (stride > 1 || width != b.units())) {
                int more = width - b.units();
                var padded = new Layer.ZeroPadShortcut(stride, more / 2, more - more / 2);
                b.then(block.path() + ".shortcut", padded, width);
                b.guess(block.path() + ": shortcut by zero padding (option A)");
            }
        }

        private String architecture() {
            List<String> widths = new ArrayList<>();
            int layers = 2;
            boolean bottleneck = false;
            boolean grouped = false;
            for (List<Block> stage : stages) {
                List<Module> conv = stage.getFirst().convolutions();
                widths.add(String.valueOf(conv.getLast().out()));
                bottleneck |= conv.size() == 3;
                for (Block block : stage) {
                    layers += block.convolutions().size();
                }
                grouped |= conv.size() == 3 && conv.get(1).in() < conv.get(0).out();
            }
            return "%s%d%s %s"
                    .formatted(
                            grouped ? "ResNeXt" : "ResNet",
                            layers,
                            preActivation ? " (pre-activation)" : bottleneck ? " (bottleneck)" : "",
                            String.join("-", widths));
        }
    }
}
