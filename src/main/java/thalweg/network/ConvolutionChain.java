package thalweg.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Tensor;
import thalweg.network.ModuleOrder.Normed;
import thalweg.words.Phrase;

/**
 * Convolutions one after the other, then dense layers, or these alone with norms between them:
 * LeNets, the PyTorch MNIST examples, VGG and any other plain chain. Tensors don't tell where
 * pooling and padding are: {@link PoolingSearch} finds what fits the dense layers. A network that
 * was saved whole says more.
 */
final class ConvolutionChain implements Recipe {
    /** A convolution over all positions that stands for the first dense layer of a VGG. */
    private static final int WHOLE = 7;

    @Override
    public Optional<Reading> read(Checkpoint checkpoint, Models.Options options) {
        ModuleOrder order = ModuleOrder.of(checkpoint);
        if (order.linear().stream().noneMatch(n -> n.module().convolution() || n.norm().isPresent())
                && order.strays().isEmpty()) {
            return Optional.empty();
        }
        var reader = new Reader(checkpoint, order, options);
        return Optional.of(new Reading(reader.network(), reader.views).requireAll(checkpoint));
    }

    private static final class Reader {
        private final Checkpoint checkpoint;
        private final Activation activation;
        private final Map<String, View> views = new HashMap<>();

        /** Convolutions over positions. */
        private final List<Normed> stages = new ArrayList<>();

        /** Convolutions over what the others have left, one position after them. */
        private final List<Normed> whole = new ArrayList<>();

        private final List<Normed> dense = new ArrayList<>();
        private final boolean channelsLast;

        Reader(Checkpoint checkpoint, ModuleOrder order, Models.Options options) {
            this.checkpoint = checkpoint;
            this.activation = options.activation();
            List<Normed> convolutions =
                    order.linear().stream().filter(n -> n.module().convolution()).toList();
            dense.addAll(chained(order.linear().stream().filter(n -> n.module().dense()).toList()));
            for (Normed n : chained(convolutions)) {
                boolean ends = stages.size() > 1 && n.kernel() >= WHOLE && n.norm().isEmpty();
                boolean behind = !whole.isEmpty() && n.kernel() == 1;
                (ends && whole.isEmpty() || behind ? whole : stages).add(n);
            }
            order.others().forEach(this::refuse);
            order.strays().forEach(this::refuse);
            requireFollowing();
            requireNoneBeside();
            order.linear().forEach(n -> n.module().see(views));
            channelsLast = order.linear().stream().anyMatch(n -> n.module().outputsLast());
        }

        /** As they are, or by their shapes where only those give a chain. */
        private static List<Normed> chained(List<Normed> given) {
            if (given.isEmpty()
                    || ChainOrder.chains(given, n -> n.module().in(), n -> n.module().out())) {
                return given;
            }
            List<Normed> found =
                    ChainOrder.find(given, n -> n.module().in(), n -> n.module().out());
            return found.isEmpty() ? given : found;
        }

        private void requireFollowing() {
            List<Normed> all = new ArrayList<>(stages);
            all.addAll(whole);
            for (int i = 1; i < all.size(); i++) {
                Module before = all.get(i - 1).module();
                Module conv = all.get(i).module();
                if (before.out() % conv.in() != 0 || conv.out() % (before.out() / conv.in()) != 0) {
                    throw unfit(conv, Phrase.of("badnetwork.does-not-follow", before.path()));
                }
            }
        }

        /**
         * What only happens to follow in a chain: a way around the others by its name, channels
         * squeezed and widened again to weigh them by, and the blocks of mobile networks, which add
         * what came in.
         */
        private void requireNoneBeside() {
            for (int i = 0; i < stages.size(); i++) {
                Module m = stages.get(i).module();
                Module next = i + 1 < stages.size() ? stages.get(i + 1).module() : null;
                if (ResidualBlock.around(m.path())) {
                    throw unfit(m, Phrase.of("badnetwork.lies-beside-others-name-make-no-chain"));
                }
                if (next == null || stages.get(i).kernel() > 1) {
                    continue;
                }
                boolean narrows = m.out() < m.in();
                if (narrows && next.out() == m.in() && next.kernel().equals(m.kernel())) {
                    throw unfit(
                            m,
                            Phrase.of("badnetwork.squeezes-channels-next-widens-again-no-chain"));
                }
                Module third = i + 2 < stages.size() ? stages.get(i + 2).module() : null;
                boolean depthwise = next.in() == 1 && next.out() == m.out();
                if (third != null && m.out() > m.in() && depthwise && third.out() < third.in()) {
                    throw unfit(
                            m, Phrase.of("badnetwork.widens-channels-for-kernel-each-as-inverted"));
                }
            }
        }

        private void refuse(Module m) {
            if (stages.isEmpty() && whole.isEmpty()) {
                Tensor odd = m.tensors().values().iterator().next();
                throw new NetworkException(
                        Phrase.of(
                                "badnetwork.tensor-fits-no-chain-dense-layers",
                                odd.name(),
                                odd.shape()),
                        checkpoint.file().toString(),
                        Phrase.of("remedies.describe-network-in-text-file-name-network"));
            }
            throw unfit(m, Phrase.of("badnetwork.fits-no-chain-convolutions-dense-layers"));
        }

        private NetworkException unfit(Module m, Phrase why) {
            return new NetworkException(
                    Phrase.of("badnetwork.layer", m.path(), m.tensors().keySet(), why),
                    checkpoint.file().toString(),
                    Phrase.of("remedies.describe-network-in-text-file-name-network"));
        }

        Network network() {
            for (Normed n : stages) {
                if (n.norm().isPresent() && !known(n.norm().get())) {
                    throw unfit(
                            n.norm().get(),
                            Phrase.of("badnetwork.may-norm-groups-number-no-tensor-tells"));
                }
            }
            for (Normed n : dense) {
                if (n.norm().isPresent()
                        && !n.norm().get().batchNorm()
                        && !NormNames.overUnits(n.norm().get())) {
                    refuse(n.norm().get());
                }
            }
            return stages.isEmpty() ? flat() : convolved();
        }

        /** Of convolutions, a norm without statistics is by groups of channels but in Flax. */
        private boolean known(Module norm) {
            return norm.batchNorm() || channelsLast && NormNames.overUnits(norm);
        }

        /** Dense layers with norms between them. */
        private Network flat() {
            var b = new Builder(dense.getFirst().module().in());
            addDense(b);
            b.guess(Assumption.activation(activation));
            StringBuilder widths = new StringBuilder().append(dense.getFirst().module().in());
            for (Normed n : dense) {
                widths.append('-').append(n.module().out());
                n.norm().ifPresent(m -> widths.append(m.batchNorm() ? " BN" : " LN"));
            }
            return b.network(widths + " " + activation.label());
        }

        /** Units that the convolutions before leave. */
        private int left() {
            if (!whole.isEmpty()) {
                Module first = whole.getFirst().module();
                return first.in() * first.kernel().stream().reduce(1, Math::multiplyExact);
            }
            return dense.isEmpty() ? 0 : dense.getFirst().module().in();
        }

        private Network convolved() {
            List<String> paths = stages.stream().map(s -> s.module().path()).toList();
            SavedPooling pooling = SavedPooling.of(checkpoint.modules(), paths);
            PoolingSearch.Found found =
                    PoolingSearch.of(stages, left(), pooling)
                            .orElseThrow(
                                    () ->
                                            unfit(
                                                    next(),
                                                    Phrase.of(
                                                            "badnetwork.takes-units-no-usual-input-size-padding",
                                                            left())));
            Module first = stages.getFirst().module();
            int axes = first.kernel().size();
            var b =
                    axes == 1
                            ? new Builder(first.in(), found.side())
                            : new Builder(first.in(), found.side(), found.side());
            for (int i = 0; i < stages.size(); i++) {
                Normed stage = stages.get(i);
                b.convolution(stage.module(), 1, found.padding().get(i));
                stage.norm().ifPresent(b::norm);
                if (i < stages.size() - 1 || !dense.isEmpty() || !whole.isEmpty()) {
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
            addWhole(b, axes);
            int in = dense.isEmpty() ? b.units() : dense.getFirst().module().in();
            b.flatten(in, channelsLast && in != b.units());
            addDense(b);
            b.guess(Assumption.activation(activation));
            b.guess(found.words());
            return b.network(architecture());
        }

        private Module next() {
            return (whole.isEmpty() ? dense : whole).getFirst().module();
        }

        private void addWhole(Builder b, int axes) {
            for (int i = 0; i < whole.size(); i++) {
                b.convolution(whole.get(i).module(), 1, 0);
                if (i < whole.size() - 1 || !dense.isEmpty()) {
                    b.activate(activation);
                }
            }
            if (!whole.isEmpty()) {
                b.adaptivePool(axes, 1);
            }
        }

        private void addDense(Builder b) {
            for (int i = 0; i < dense.size(); i++) {
                b.dense(dense.get(i).module());
                dense.get(i).norm().ifPresent(b::norm);
                if (i < dense.size() - 1) {
                    b.activate(activation);
                }
            }
        }

        private String architecture() {
            String widths = widths(stages);
            String normed = normed();
            if (Vgg.like(stages)) {
                // The name counts torchvision's three dense layers, however many there are.
                return "VGG%d%s %s".formatted(stages.size() + 3, normed, widths);
            }
            List<Normed> after = new ArrayList<>(whole);
            after.addAll(dense);
            String tail = widths(after);
            return "conv %s%s%s %s"
                    .formatted(
                            widths,
                            normed,
                            tail.isEmpty() ? "" : ", dense " + tail,
                            activation.label());
        }

        private String normed() {
            @Nullable Module norm = stages.getFirst().norm().orElse(null);
            boolean all = stages.stream().allMatch(s -> s.norm().isPresent());
            return !all || norm == null ? "" : norm.batchNorm() ? " BN" : " LN";
        }

        private static String widths(List<Normed> layers) {
            return layers.stream()
                    .map(n -> String.valueOf(n.module().out()))
                    .collect(Collectors.joining("-"));
        }
    }
}
