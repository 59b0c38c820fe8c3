package thalweg.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Tensor;
import thalweg.words.Phrase;

/** Builds a network of a description's lines, one after the other, over a file's tensors. */
final class DescriptionReader {
    private static final int MOST_LINES = 10_000;
    private static final long LARGEST_INPUT = 1 << 28;

    private final Phrase source;
    private final Checkpoint checkpoint;
    private final DescribedTensors tensors;
    private final DescribedLayers layers;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, List<Integer>> shapes = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, Integer> unnamed = new HashMap<>();
    private final Map<String, DescriptionLine.Place> places = new LinkedHashMap<>();
    private final Map<String, View> views = new HashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private @Nullable DescriptionLine unsaidInput;
    private String last = "";
    private String architecture = "";

    /** A line's node with what it uses, before it is taken up. */
    record Built(Node node, List<Integer> shape, DescribedTensors.Uses uses) {}

    DescriptionReader(Phrase source, Checkpoint checkpoint) {
        this.source = source;
        this.checkpoint = checkpoint;
        tensors = new DescribedTensors(checkpoint);
        layers = new DescribedLayers(tensors);
    }

    /** Reads all lines, up to the first that is wrong. */
    static DescriptionCheck check(Description description, Checkpoint checkpoint) {
        var reader = new DescriptionReader(description.source(), checkpoint);
        Reading reading = null;
        DescriptionException problem = null;
        try {
            reading = reader.read(description.text());
        } catch (DescriptionException e) {
            problem = e;
        }
        return new DescriptionCheck(reading, problem, reader.used, reader.ignored);
    }

    private Reading read(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var at = new DescriptionLine.Place(source, i + 1, lines.get(i));
            if (i == MOST_LINES) {
                throw at.problem(
                        Phrase.of("badnetwork.described-too-many-lines", MOST_LINES),
                        Phrase.of("remedies.described-describe-less"));
            }
            take(at);
        }
        return end(new DescriptionLine.Place(source, Math.max(1, lines.size()), ""));
    }

    /** Takes up one line. */
    void take(DescriptionLine.Place at) {
        List<Word> words = DescriptionLine.split(at);
        if (words.isEmpty()) {
            return;
        }
        boolean named = words.size() > 1 && words.get(1).is("=");
        if (!named && words.getFirst().is("architecture")) {
            architecture = String.join(" ", texts(words));
        } else if (!named && words.getFirst().is("ignore")) {
            ignore(at, texts(words));
        } else {
            take(DescriptionLine.of(at, words));
        }
    }

    private static List<String> texts(List<Word> words) {
        return words.stream().skip(1).map(Word::text).toList();
    }

    private void ignore(DescriptionLine.Place at, List<String> patterns) {
        if (patterns.isEmpty()) {
            throw at.problem(
                    Phrase.of("badnetwork.described-nothing-ignored"),
                    Phrase.of("remedies.described-name-tensors"));
        }
        for (String pattern : patterns) {
            List<String> found =
                    tensors.names().stream().filter(name -> fits(pattern, name)).toList();
            if (found.isEmpty()) {
                throw at.problem(
                        Phrase.of("badnetwork.described-no-tensor", pattern),
                        Phrase.of("remedies.described-correct-name"));
            }
            ignored.addAll(found);
        }
    }

    /** Whether a name fits a pattern in which * stands for any letters. */
    static boolean fits(String pattern, String name) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(name);
        }
        String end = parts[parts.length - 1];
        int at = parts[0].length();
        if (!name.startsWith(parts[0])) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return name.length() - at >= end.length() && name.endsWith(end);
    }

    private void take(DescriptionLine line) {
        if (line.kind() == DescribedKind.INPUT) {
            input(line);
            return;
        }
        if (nodes.isEmpty() && unsaidInput == null) {
            throw line.problem(
                    Phrase.of("badnetwork.described-nothing-in"),
                    Phrase.of("remedies.described-begin-input"));
        }
        DescriptionLine unsaid = unsaidInput;
        if (unsaid != null) {
            if (line.kind() != DescribedKind.DENSE) {
                throw unsaid.problem(
                        Phrase.of("badnetwork.described-input-unsaid"),
                        Phrase.of("remedies.described-write-input"));
            }
            begin(unsaid, List.of(layers.inputs(line)));
        }
        if (line.kind() == DescribedKind.DROPOUT) {
            alias(line);
        } else {
            take(build(line), line.at());
        }
    }

    private void input(DescriptionLine line) {
        if (!nodes.isEmpty() || unsaidInput != null) {
            throw line.problem(
                    Phrase.of("badnetwork.described-input-already"),
                    Phrase.of("remedies.described-input-once"));
        }
        if (line.words().isEmpty()) {
            unsaidInput = line;
            return;
        }
        List<Integer> shape = new ArrayList<>();
        long length = 1;
        for (String word : line.words()) {
            int n = DescribedNumbers.whole(line, "the input's shape", word, 1);
            length = Math.min(LARGEST_INPUT + 1, length * n);
            shape.add(n);
        }
        if (length > LARGEST_INPUT) {
            throw line.problem(
                    Phrase.of("badnetwork.described-input-too-large"),
                    Phrase.of("remedies.described-correct-shape"));
        }
        begin(line, shape);
    }

    private void begin(DescriptionLine line, List<Integer> shape) {
        unsaidInput = null;
        String name = line.name() == null ? "input" : line.name();
        nodes.add(new Node(name, new Layer.Input(shape), List.of()));
        shapes.put(name, List.copyOf(shape));
        places.put(name, line.at());
        last = name;
    }

    /** Does nothing to what is measured here; its name stands for what it reads. */
    private void alias(DescriptionLine line) {
        List<String> inputs = inputs(line);
        if (line.name() != null) {
            requireFree(line, line.name());
            aliases.put(line.name(), inputs.getFirst());
        }
        last = inputs.getFirst();
    }

    /**
     * The node that a line describes, which isn't taken up yet.
     *
     * @throws DescriptionException when it doesn't fit
     */
    Built build(DescriptionLine line) {
        List<String> inputs = inputs(line);
        List<List<Integer>> in = new ArrayList<>();
        inputs.forEach(i -> in.add(Objects.requireNonNull(shapes.get(i), i)));
        if (inputs.size() > 1
                && line.kind() != DescribedKind.ADD
                && line.kind() != DescribedKind.MULTIPLY
                && line.kind() != DescribedKind.CONCAT) {
            throw line.problem(
                    Phrase.of("badnetwork.described-reads-one", line.kind().word()),
                    Phrase.of("remedies.described-join-first"));
        }
        var uses = new DescribedTensors.Uses();
        try {
            Layer layer = layers.of(line, in, uses);
            String name = line.name();
            if (name == null) {
                name = unnamed(line.kind(), inputs.getFirst());
            } else {
                requireFree(line, name);
            }
            Node node = new Node(name, layer, inputs);
            requireOneView(line, uses);
            return new Built(node, List.copyOf(Shapes.output(node, in)), uses);
        } catch (DescriptionException e) {
            throw e;
        } catch (NetworkException e) {
            throw line.problem(e.whatSaid(), Phrase.of("remedies.described-correct-lines"));
        } catch (ArithmeticException e) {
            throw line.problem(
                    Phrase.of("badnetwork.described-too-many-numbers"),
                    Phrase.of("remedies.described-correct-lines"));
        }
    }

    private void take(Built built, DescriptionLine.Place at) {
        Node node = built.node();
        nodes.add(node);
        shapes.put(node.name(), built.shape());
        places.put(node.name(), at);
        views.putAll(built.uses().views());
        used.addAll(built.uses().tensors());
        last = node.name();
    }

    /** The layers that a line reads, in its order. */
    private List<String> inputs(DescriptionLine line) {
        List<String> named = new ArrayList<>();
        if (line.has(DescriptionOption.FROM)) {
            named.addAll(line.options().getOrDefault(DescriptionOption.FROM, List.of()));
        } else {
            named.add(last);
        }
        boolean joins =
                line.kind() == DescribedKind.ADD
                        || line.kind() == DescribedKind.MULTIPLY
                        || line.kind() == DescribedKind.CONCAT;
        if (joins) {
            named.addAll(line.words());
        }
        List<String> inputs = new ArrayList<>();
        for (String name : named) {
            String node = aliases.getOrDefault(name, name);
            if (!shapes.containsKey(node)) {
                List<String> near = Nearest.of(name, shapes.keySet());
                throw line.problem(
                        Phrase.of("badnetwork.described-no-layer-above", name),
                        near.isEmpty()
                                ? Phrase.of("remedies.described-name-layer")
                                : Phrase.of(
                                        "remedies.described-did-you-mean", Phrase.either(near)));
            }
            inputs.add(node);
        }
        return inputs;
    }

    /** [units, positions…] of the last layer; empty before there is one. */
    List<Integer> lastShape() {
        return shapes.getOrDefault(last, List.of());
    }

    private void requireFree(DescriptionLine line, String name) {
        if (shapes.containsKey(name) || aliases.containsKey(name)) {
            throw line.problem(
                    Phrase.of("badnetwork.described-layer-already", name),
                    Phrase.of("remedies.described-another-name"));
        }
    }

    /** One tensor used by two layers is seen alike by both. */
    private void requireOneView(DescriptionLine line, DescribedTensors.Uses uses) {
        for (String tensor : uses.tensors()) {
            if (used.contains(tensor)
                    && !Objects.equals(views.get(tensor), uses.views().get(tensor))) {
                throw line.problem(
                        Phrase.of("badnetwork.described-turned", tensor),
                        Phrase.of("remedies.described-say-stored"));
            }
        }
    }

    /** As recognised networks call theirs. */
    private String unnamed(DescribedKind kind, String input) {
        String name =
                switch (kind) {
                    case RELU,
                            LEAKY_RELU,
                            GELU,
                            GELU_TANH,
                            SILU,
                            TANH,
                            SIGMOID,
                            IDENTITY,
                            RELU6,
                            ELU,
                            SELU,
                            HARD_SIGMOID,
                            HARD_SWISH,
                            CLIP ->
                            input + ".activation";
                    case MAX_POOL,
                            AVERAGE_POOL,
                            ADAPTIVE_MAX_POOL,
                            ADAPTIVE_AVERAGE_POOL,
                            GLOBAL_MAX_POOL,
                            GLOBAL_AVERAGE_POOL ->
                            input + ".pool";
                    default -> kind.word();
                };
        String free = name;
        int n = unnamed.getOrDefault(name, 2);
        while (shapes.containsKey(free) || aliases.containsKey(free)) {
            free = name + " (" + n++ + ")";
        }
        unnamed.put(name, n - (free.equals(name) ? 0 : 1));
        return free;
    }

    /** The whole network, once there are no more lines. */
    private Reading end(DescriptionLine.Place at) {
        if (nodes.size() < 2) {
            throw at.problem(
                    Phrase.of("badnetwork.described-no-layer-yet"),
                    Phrase.of("remedies.described-write-layers"));
        }
        Set<String> read = new HashSet<>();
        nodes.forEach(node -> read.addAll(node.inputs()));
        for (Node node : nodes.subList(0, nodes.size() - 1)) {
            if (!read.contains(node.name())) {
                throw Objects.requireNonNull(places.get(node.name()))
                        .problem(
                                Phrase.of("badnetwork.described-unread", node.name()),
                                Phrase.of("remedies.described-name-after"));
            }
        }
        List<Tensor> left =
                checkpoint.tensors().stream()
                        .filter(t -> !used.contains(t.name()) && !ignored.contains(t.name()))
                        .filter(t -> !Reading.counter(t))
                        .toList();
        if (!left.isEmpty()) {
            Tensor t = left.getFirst();
            int more = left.size() - 1;
            throw at.problem(
                    more == 0
                            ? Phrase.of("badnetwork.described-no-place", t.name(), t.shape())
                            : Phrase.of(
                                    "badnetwork.described-no-places", t.name(), t.shape(), more),
                    Phrase.of(
                            "remedies.described-give-to-layer", DescriptionLine.quoted(t.name())));
        }
        String words = architecture.isEmpty() ? DescribedArchitecture.of(nodes) : architecture;
        var network = new Network(words, nodes, List.of());
        requireOneShape();
        return new Reading(network, views);
    }

    private void requireOneShape() {
        Map<String, List<Integer>> seen = new HashMap<>();
        for (Node node : nodes) {
            for (Layer.Slot slot : node.layer().slots()) {
                List<Integer> before = seen.putIfAbsent(slot.tensor(), slot.shape());
                if (before != null && !before.equals(slot.shape())) {
                    throw Objects.requireNonNull(places.get(node.name()))
                            .problem(
                                    Phrase.of(
                                            "badnetwork.described-other-shape",
                                            slot.tensor(),
                                            slot.shape(),
                                            before),
                                    Phrase.of("remedies.described-use-same"));
                }
            }
        }
    }
}
