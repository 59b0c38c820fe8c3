package thalweg.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import thalweg.network.ModuleOrder.Normed;
import thalweg.words.Phrase;

/**
 * Where pooling and padding lie in a chain of convolutions, which no tensor tells: the first of the
 * usual ways that gives as many numbers as the first dense layer takes. In a PyTorch Sequential the
 * numbers that are left out between two modules tell where pooling is.
 */
final class PoolingSearch {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)");

    /** The last two numbers of a name, such as "block1_conv2" or "features.3.0". */
    private static final Pattern IN_BLOCK = Pattern.compile("(.*?\\d+)\\D+\\d+\\D*");

    /** Inputs of usual data: MNIST, CIFAR-10, STL-10, ImageNet. */
    private static final List<Integer> SIDES = List.of(32, 28, 64, 96, 224);

    private static final List<Integer> GREY_SIDES = List.of(28, 32, 64);

    /** Chains longer than this are not searched for every subset. */
    private static final int MOST_SUBSETS = 10;

    private static final Phrase GLOBAL = Phrase.of("assumed.global-average-pooling");

    private final List<Normed> stages;
    private final int units;
    private final SavedPooling pooling;

    /** Whether the file says how every convolution pads. */
    private final boolean said;

    /**
     * What fits.
     *
     * @param side positions of the input on an axis
     * @param padding of each convolution
     * @param pooled convolutions that are followed by pooling
     * @param adapted positions that an adaptive average pooling leaves at the end; 0 for none
     * @param words the guess, as shown
     */
    record Found(int side, List<Integer> padding, Set<Integer> pooled, int adapted, Phrase words) {}

    private PoolingSearch(List<Normed> stages, int units, SavedPooling pooling) {
        this.stages = stages;
        this.units = units;
        this.pooling = pooling;
        this.said = stages.stream().allMatch(s -> s.module().moves());
    }

    /**
     * Searches.
     *
     * @param units that the first dense layer takes; 0 when there is none
     * @param pooling of what kind it is, and where if that is known
     */
    static Optional<Found> of(List<Normed> stages, int units, SavedPooling pooling) {
        return new PoolingSearch(stages, units, pooling).found();
    }

    private Optional<Found> found() {
        int channels = stages.getLast().module().out();
        int axes = stages.getFirst().module().kernel().size();
        Set<Set<Integer>> pools = pools();
        if (units == 0) {
            int side = sides().getFirst();
            return Optional.of(found(side, same(), pools.iterator().next(), 1, GLOBAL));
        }
        if (units % channels != 0) {
            return Optional.empty();
        }
        int positions = units / channels;
        int left = axes == 1 ? positions : (int) Math.round(Math.sqrt(positions));
        if (axes == 2 && left * left != positions) {
            return Optional.empty();
        }
        for (Set<Integer> pooled : pools) {
            for (int side : sides()) {
                for (List<Integer> padding : paddings()) {
                    if (remaining(side, padding, pooled) == left) {
                        int adapted = left == 7 && side == 224 ? 7 : 0;
                        return Optional.of(found(side, padding, pooled, adapted, Phrase.none()));
                    }
                }
            }
        }
        // Whatever comes in, averaged over all positions.
        return left == 1
                ? Optional.of(found(sides().getFirst(), same(), pools.iterator().next(), 1, GLOBAL))
                : Optional.empty();
    }

    private Found found(
            int side, List<Integer> padding, Set<Integer> pooled, int adapted, Phrase more) {
        List<Phrase> after = new ArrayList<>();
        pooled.forEach(i -> after.add(Phrase.plain(stages.get(i).module().path())));
        List<Phrase> words = new ArrayList<>();
        if (!said) {
            words.add(Phrase.of("assumed.padding", padding));
        }
        if (pooling.after().isEmpty()) {
            words.add(
                    after.isEmpty()
                            ? Phrase.of("assumed.no-pooling")
                            : Phrase.of(
                                    "assumed.pooling-after",
                                    pooling.words(),
                                    Phrase.listed(after)));
        }
        if (!more.isNone()) {
            words.add(more);
        }
        if (words.isEmpty()) {
            words.add(Phrase.of("assumed.input-positions", String.valueOf(side)));
        }
        return new Found(side, padding, pooled, adapted, Phrase.clauses(words));
    }

    private List<Integer> sides() {
        if (stages.getFirst().module().kernel().size() == 1) {
            List<Integer> lengths = new ArrayList<>();
            for (int n = 8; n <= 4096; n++) {
                lengths.add(n);
            }
            return lengths;
        }
        return stages.getFirst().module().in() == 1 ? GREY_SIDES : SIDES;
    }

    private List<Integer> same() {
        return stages.stream().map(s -> s.kernel() / 2).toList();
    }

    /** Where kernels are of 3 padding is usual, where they are larger it isn't. */
    private Set<List<Integer>> paddings() {
        List<Integer> none = stages.stream().map(_ -> 0).toList();
        List<Integer> first = new ArrayList<>(none);
        first.set(0, same().getFirst());
        List<Integer> notLast = new ArrayList<>(same());
        notLast.set(notLast.size() - 1, 0);
        Set<List<Integer>> paddings = new LinkedHashSet<>();
        if (said) {
            paddings.add(none);
            return paddings;
        }
        boolean small = stages.stream().allMatch(s -> s.kernel() <= 3);
        paddings.add(small ? same() : none);
        paddings.add(small ? none : same());
        paddings.add(first);
        paddings.add(notLast);
        return paddings;
    }

    /** What is left of the input's positions; −1 when a kernel doesn't fit. */
    private int remaining(int side, List<Integer> padding, Set<Integer> pooled) {
        int left = side;
        for (int i = 0; i < stages.size(); i++) {
            Window window = stages.get(i).module().window(1, padding.get(i));
            left =
                    pooled.contains(i)
                            ? pooling.left(window.output(0, left, false))
                            : window.output(0, left, false);
            if (left < 1) {
                return -1;
            }
        }
        return left;
    }

    private Set<Set<Integer>> pools() {
        if (pooling.after().isPresent()) {
            return Set.of(pooling.after().get());
        }
        int n = stages.size();
        Set<Integer> all = new TreeSet<>();
        Set<Integer> seconds = new TreeSet<>();
        for (int i = 0; i < n; i++) {
            all.add(i);
            if (i % 2 == 1) {
                seconds.add(i);
            }
        }
        Set<Set<Integer>> pools = new LinkedHashSet<>();
        boolean numbered = numbered();
        for (Set<Integer> named : List.of(byNumbers(), byBlocks())) {
            if (!named.isEmpty() || numbered) {
                Set<Integer> withLast = new TreeSet<>(named);
                withLast.add(n - 1);
                pools.add(withLast);
                pools.add(named);
            }
        }
        Vgg.pooled(stages).ifPresent(pools::add);
        if (numbered) {
            return pools;
        }
        pools.add(all);
        pools.add(Set.of(n - 1));
        pools.add(seconds);
        pools.add(Set.of());
        for (int bits = 0; n <= MOST_SUBSETS && bits < 1 << n; bits++) {
            Set<Integer> some = new TreeSet<>();
            for (int i = 0; i < n; i++) {
                if ((bits >> i & 1) == 1) {
                    some.add(i);
                }
            }
            pools.add(some);
        }
        return pools;
    }

    /** Whether all convolutions are numbered modules of one Sequential, with room between them. */
    private boolean numbered() {
        String stem = null;
        int before = -2;
        for (Normed stage : stages) {
            Matcher m = NUMBERED.matcher(stage.module().path());
            if (!m.matches() || stem != null && !stem.equals(m.group(1))) {
                return false;
            }
            stem = m.group(1);
            int number = Integer.parseInt(m.group(2));
            if (number < before + 2) {
                return false; // conv1, conv2: attributes, not places in a Sequential
            }
            before = number;
        }
        return stages.size() > 1;
    }

    /** Convolutions after which more than a norm and an activation are left out. */
    private Set<Integer> byNumbers() {
        Set<Integer> pooled = new TreeSet<>();
        if (!numbered()) {
            return pooled;
        }
        for (int i = 0; i + 1 < stages.size(); i++) {
            int here = number(stages.get(i).module().path());
            int next = number(stages.get(i + 1).module().path());
            int between = next - here - 1 - (stages.get(i).norm().isPresent() ? 1 : 0);
            if (between >= 2) {
                pooled.add(i);
            }
        }
        return pooled;
    }

    /** The last of each block, where names number blocks and what is in them. */
    private Set<Integer> byBlocks() {
        Set<Integer> ends = new TreeSet<>();
        String before = "";
        for (int i = 0; i < stages.size(); i++) {
            Matcher m = IN_BLOCK.matcher(stages.get(i).module().path());
            if (!m.matches()) {
                return Set.of();
            }
            if (i > 0 && !m.group(1).equals(before)) {
                ends.add(i - 1);
            }
            before = m.group(1);
        }
        return ends;
    }

    private static int number(String path) {
        Matcher m = NUMBERED.matcher(path);
        if (!m.matches()) {
            throw new IllegalArgumentException(path);
        }
        return Integer.parseInt(m.group(2));
    }
}
