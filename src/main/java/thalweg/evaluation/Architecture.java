package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thalweg.network.Network;
import thalweg.words.Phrase;

/**
 * What to train, as the command line names it. {@code mlp:512,512,512}: dense layers of these
 * widths. {@code conv:16,M,32,M}: 3 by 3 convolutions of these channels, with max pooling where an
 * M stands. Layers are named as is usual in PyTorch.
 */
public sealed interface Architecture permits DenseArchitecture, ConvolutionalArchitecture {
    /** Widths above this would need more memory than any machine it runs on has. */
    int WIDEST = 65_536;

    /**
     * The graph for inputs of this shape and so many classes.
     *
     * @param inputShape as a data set has it: [channels, height, width], or one number
     * @throws EvaluationException when inputs of this shape don't fit
     */
    Network network(List<Integer> inputShape, int classes);

    /**
     * Reads the command line's name for it.
     *
     * @throws EvaluationException when it is none
     */
    static Architecture parse(String name) {
        int colon = name.indexOf(':');
        var layers = List.of(name.substring(colon + 1).split(",", -1));
        return switch (colon < 0 ? "" : name.substring(0, colon)) {
            case "mlp" -> new DenseArchitecture(widths(name, layers));
            case "conv" -> ConvolutionalArchitecture.of(layers).orElseThrow(() -> unknown(name));
            default -> throw unknown(name);
        };
    }

    private static List<Integer> widths(String name, List<String> words) {
        var widths = new ArrayList<Integer>();
        for (String word : words) {
            widths.add(width(word).orElseThrow(() -> unknown(name)));
        }
        return widths;
    }

    /** A layer's width; empty when the word is none. */
    static Optional<Integer> width(String word) {
        try {
            int width = Integer.parseInt(word.strip());
            return width < 1 || width > WIDEST ? Optional.empty() : Optional.of(width);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static EvaluationException unknown(String name) {
        return new EvaluationException(
                Phrase.of("badmeasure.no-architecture-called", name),
                "--architecture",
                Phrase.of("remedies.name-architecture", WIDEST));
    }
}
