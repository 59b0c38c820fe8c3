package thalweg.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import thalweg.checkpoint.Checkpoint;

/**
 * Convolutions one after the other, then dense layers, or these alone with batch norm: LeNets, the
 * PyTorch MNIST examples, VGG and any other plain chain in the file's order. Tensors don't tell
 * where pooling and padding are: {@link PoolingSearch} finds what fits the dense layers. A network
 * that was saved whole says more.
 */
final class ConvolutionChain implements Recipe {
    @Override
    public Optional<Reading> read(Checkpoint checkpoint, Models.Options options) {
        List<Module> modules = Module.of(checkpoint);
        if (modules.stream().noneMatch(m -> m.convolution() || m.batchNorm())) {
            return Optional.empty();
        }
        return Optional.of(
                new Reading(new Reader(checkpoint, modules, options).network())
                        .requireAll(checkpoint));
    }

    /** A convolution with its batch norm. */
    record Stage(Module convolution, Optional<Module> norm) {
        int kernel() {
            return convolution.kernel().getFirst();
        }
    }

    private static final class Reader {
        private final Checkpoint checkpoint;
        private final Activation activation;
        private final List<Stage> stages = new ArrayList<>();
        private final List<Module> dense = new ArrayList<>();

        Reader(Checkpoint checkpoint, List<Module> modules, Models.Options options) {
            this.checkpoint = checkpoint;
            this.activation = options.activation();
            modules.forEach(this::sort);
            for (int i = 1; i < stages.size(); i++) {
                Module before = stages.get(i - 1).convolution();
                Module conv = stages.get(i).convolution();
                if (before.out() % conv.in() != 0 || conv.out() % (before.out() / conv.in()) != 0) {
                    throw unfit(conv, "doesn't follow " + before.path());
                }
            }
        }

        private void sort(Module m) {
            if (m.convolution() && dense.isEmpty()) {
                stages.add(new Stage(m, Optional.empty()));
            } else if (m.dense()) {
                dense.add(m);
            } else if (m.batchNorm() && dense.isEmpty() && fitsLast(m)) {
                stages.add(new Stage(stages.removeLast().convolution(), Optional.of(m)));
            } else if (m.batchNorm()
                    && !dense.isEmpty()
                    && dense.getLast().dense()
                    && m.size() == dense.getLast().out()) {
                dense.add(m);
            } else if (!m.tensors().values().stream().allMatch(Reading::counter)) {
                throw unfit(m, "fits no chain of convolutions and dense layers");
            }
        }

        private boolean fitsLast(Module norm) {
            return !stages.isEmpty()
                    && stages.getLast().norm().isEmpty()
                    && norm.size() == stages.getLast().convolution().out();
        }

        private NetworkException unfit(Module m, String why) {
            return new NetworkException(
                    "layer " + m.path() + " " + m.tensors().keySet() + " " + why,
                    checkpoint.file().toString(),
                    "describe the network in a text file and name it by --network");
        }

        Network network() {
            return stages.isEmpty() ? flat() : convolved();
        }

        /** Dense layers with batch norm between them. */
        private Network flat() {
            var b = new Builder(dense.getFirst().in());
            addDense(b);
            b.guess("activation: " + activation.label());
            StringBuilder widths = new StringBuilder().append(dense.getFirst().in());
            for (Module m : dense) {
                widths.append(m.batchNorm() ? " BN" : "-" + m.out());
            }
            return b.network(widths + " " + activation.label());
        }

        private Network convolved() {
            List<String> paths = stages.stream().map(s -> s.convolution().path()).toList();
            SavedPooling pooling = SavedPooling.of(checkpoint.modules(), paths);
            PoolingSearch.Found found =
                    PoolingSearch.of(stages, dense.isEmpty() ? 0 : dense.getFirst().in(), pooling)
                            .orElseThrow(
                                    () ->
                                            unfit(
                                                    dense.getFirst(),
                                                    "takes "
                                                            + dense.getFirst().in()
                                                            + " units, which no usual input size,"
                                                            + " padding and pooling give"));
            Module first = stages.getFirst().convolution();
            int axes = first.kernel().size();
            var b =
                    axes == 1
                            ? new Builder(first.in(), found.side())
                            : new Builder(first.in(), found.side(), found.side());
            for (int i = 0; i < stages.size(); i++) {
                Stage stage = stages.get(i);
                b.convolution(stage.convolution(), 1, found.padding().get(i));
                stage.norm().ifPresent(b::batchNorm);
                if (i < stages.size() - 1 || !dense.isEmpty()) {
                    b.activate(activation);
                }
                if (found.pooled().contains(i)) {
                    int kernel = pooling.kernel();
                    b.pool(pooling.kind(), axes, kernel, pooling.stride(), pooling.padding());
                }
            }
            if (found.adapted() > 0) {
                b.adaptivePool(axes, found.adapted());
            }
            b.flatten(dense.isEmpty() ? b.units() : dense.getFirst().in());
            addDense(b);
            b.guess("activation: " + activation.label());
            b.guess(found.words());
            return b.network(architecture());
        }

        private void addDense(Builder b) {
            for (int i = 0; i < dense.size(); i++) {
                Module m = dense.get(i);
                if (m.batchNorm()) {
                    b.batchNorm(m);
                } else {
                    b.dense(m);
                }
                boolean normNext = i + 1 < dense.size() && dense.get(i + 1).batchNorm();
                if (i < dense.size() - 1 && !normNext) {
                    b.activate(activation);
                }
            }
        }

        private String architecture() {
            String widths =
                    stages.stream()
                            .map(s -> String.valueOf(s.convolution().out()))
                            .collect(Collectors.joining("-"));
            List<Module> layers = dense.stream().filter(Module::dense).toList();
            boolean vgg =
                    stages.size() >= 8
                            && stages.stream().allMatch(s -> s.kernel() == 3)
                            && stages.getFirst().convolution().path().contains("features.");
            String normed = stages.stream().allMatch(s -> s.norm().isPresent()) ? " BN" : "";
            if (vgg) {
                // The name counts torchvision's three dense layers, however many there are.
                return "VGG%d%s %s".formatted(stages.size() + 3, normed, widths);
            }
            String tail =
                    layers.stream()
                            .map(m -> String.valueOf(m.out()))
                            .collect(Collectors.joining("-"));
            return "conv %s%s%s %s"
                    .formatted(
                            widths,
                            normed,
                            tail.isEmpty() ? "" : ", dense " + tail,
                            activation.label());
        }
    }
}
