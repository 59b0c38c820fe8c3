package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;

/**
 * A dense chain with ReLU between, its layers named fc1, fc2 …
 *
 * @param hidden widths of the hidden layers
 */
record DenseArchitecture(List<Integer> hidden) implements Architecture {
    /** Copies the widths. */
    DenseArchitecture {
        hidden = List.copyOf(hidden);
    }

    @Override
    public Network network(List<Integer> inputShape, int classes) {
        int inputs = inputShape.stream().reduce(1, Math::multiplyExact);
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
}
