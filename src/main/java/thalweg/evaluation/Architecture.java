package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;

/**
 * What to train, as the command line names it: {@code mlp:512,512,512} is a dense chain with three
 * hidden layers and ReLU between them, its layers named fc1, fc2 … as is usual in PyTorch.
 *
 * @param hidden widths of the hidden layers
 */
public record Architecture(List<Integer> hidden) {
    private static final String MLP = "mlp:";

    /** Widths above this would need more memory than any machine it runs on has. */
    private static final int WIDEST = 65_536;

    /** Copies the widths. */
    public Architecture {
        hidden = List.copyOf(hidden);
    }

    /**
     * Reads the command line's name for it.
     *
     * @throws EvaluationException when it is none
     */
    public static Architecture parse(String name) {
        if (!name.startsWith(MLP)) {
            throw unknown(name);
        }
        var hidden = new ArrayList<Integer>();
        for (String part : name.substring(MLP.length()).split(",", -1)) {
            try {
                int width = Integer.parseInt(part.strip());
                if (width < 1 || width > WIDEST) {
                    throw unknown(name);
                }
                hidden.add(width);
            } catch (NumberFormatException e) {
                throw unknown(name);
            }
        }
        return new Architecture(hidden);
    }

    /** The graph for inputs and classes of these numbers. */
    public Network network(int inputs, int classes) {
        var nodes = new ArrayList<Node>();
        nodes.add(new Node("input", new Layer.Input(inputs), List.of()));
        var widths = new StringBuilder().append(inputs);
        String last = "input";
        int in = inputs;
        for (int i = 0; i <= hidden.size(); i++) {
            int out = i < hidden.size() ? hidden.get(i) : classes;
            String name = "fc" + (i + 1);
            var dense = new Layer.Dense(name + ".weight", name + ".bias", in, out);
            nodes.add(new Node(name, dense, List.of(last)));
            last = name;
            if (i < hidden.size()) {
                last = name + ".activation";
                nodes.add(new Node(last, new Layer.Activate(Activation.RELU), List.of(name)));
            }
            widths.append('-').append(out);
            in = out;
        }
        return new Network(widths + " " + Activation.RELU.label(), nodes, List.of());
    }

    private static EvaluationException unknown(String name) {
        return new EvaluationException(
                "no architecture is called " + name,
                "--architecture",
                "name one like mlp:512,512,512, each width from 1 to %,d".formatted(WIDEST));
    }
}
