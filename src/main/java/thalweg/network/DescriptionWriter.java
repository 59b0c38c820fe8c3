package thalweg.network;

import static thalweg.network.DescriptionLine.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Tensor;
import thalweg.words.Phrase;

/**
 * Writes a network as a description. Each line is read back at once, in full and then with a word
 * less and a word less, as long as the same layer comes of it: so what is written is what is read,
 * and no longer than it need be.
 */
final class DescriptionWriter {
    private final Reading reading;
    private final DescriptionReader reader;
    private final StringBuilder text = new StringBuilder();
    private String last = "";

    private DescriptionWriter(Reading reading, Checkpoint checkpoint) {
        this.reading = reading;
        this.reader = new DescriptionReader(Phrase.of("badnetwork.the-description"), checkpoint);
    }

    /**
     * The description.
     *
     * @throws NetworkException when a layer can't be written so that it is read back
     */
    static String write(Reading reading, Checkpoint checkpoint) {
        var writer = new DescriptionWriter(reading, checkpoint);
        Network network = reading.network();
        for (Assumption guess : network.guesses()) {
            writer.text.append("# assumed ").append(guess.said().inEnglish()).append('\n');
        }
        writer.line("architecture " + quoted(network.architecture()));
        network.nodes().forEach(writer::node);
        writer.ignored(checkpoint);
        return writer.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
        reader.take(place(line));
    }

    private static DescriptionLine.Place place(String line) {
        return new DescriptionLine.Place(Phrase.of("badnetwork.the-description"), 1, line);
    }

    private void ignored(Checkpoint checkpoint) {
        List<String> used = reading.network().slots().stream().map(Layer.Slot::tensor).toList();
        for (Tensor t : checkpoint.tensors()) {
            if (!used.contains(t.name()) && !Reading.counter(t)) {
                line("ignore " + quoted(t.name()));
            }
        }
    }

    private void node(Node node) {
        if (node.layer() instanceof Layer.Input input) {
            String shape = String.join(" ", input.shape().stream().map(String::valueOf).toList());
            boolean usual = node.name().equals("input");
            line((usual ? "" : DescriptionLine.named(node.name()) + " ") + "input " + shape);
        } else {
            line(shortest(node));
        }
        last = node.name();
    }

    /** A line's parts, the dispensable ones first to go. */
    private record Parts(List<String> pieces) {
        String line() {
            return String.join(" ", pieces.stream().filter(p -> !p.isEmpty()).toList());
        }

        Parts without(int piece) {
            List<String> fewer = new ArrayList<>(pieces);
            fewer.set(piece, "");
            return new Parts(fewer);
        }
    }

    private String shortest(Node node) {
        List<String> words = new DescribedWords(reading.views()).of(node.layer());
        List<String> pieces = new ArrayList<>();
        pieces.add(DescriptionLine.named(node.name()));
        pieces.add(words.getFirst());
        List<String> inputs = node.inputs();
        boolean joins = inputs.size() > 1;
        boolean above = inputs.getFirst().equals(last);
        List<String> named = (above ? inputs.subList(1, inputs.size()) : inputs);
        String others = String.join(" ", named.stream().map(DescriptionLine::quoted).toList());
        pieces.add(others.isEmpty() || joins && above ? others : "from " + others);
        pieces.addAll(words.subList(1, words.size()));
        Parts parts = new Parts(pieces);
        if (!reads(parts, node)) {
            throw new NetworkException(
                    Phrase.of("badnetwork.layer-cannot-described", node.name()),
                    parts.line(),
                    Phrase.of("remedies.report-kind-network-from"));
        }
        for (int piece = pieces.size() - 1; piece >= 0; piece--) {
            Parts fewer = parts.without(piece);
            if (piece != 1 && reads(fewer, node)) {
                parts = fewer;
            }
        }
        return parts.line();
    }

    private boolean reads(Parts parts, Node node) {
        try {
            DescriptionLine.Place at = place(parts.line());
            DescriptionLine line = DescriptionLine.of(at, DescriptionLine.split(at));
            DescriptionReader.Built built = reader.build(line);
            return built.node().equals(node) && sameViews(built.uses());
        } catch (DescriptionException e) {
            return false;
        }
    }

    private boolean sameViews(DescribedTensors.Uses uses) {
        Map<String, View> views = uses.views();
        for (String tensor : uses.tensors()) {
            @Nullable View here = views.get(tensor);
            @Nullable View there = reading.views().get(tensor);
            if (here == null ? there != null : !here.equals(there)) {
                return false;
            }
        }
        return true;
    }
}
