package thalweg.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.SavedModule;

/**
 * The activation function of a network that was saved whole, where its modules agree on one.
 * Functions that its code calls are not in the file: they are still guessed.
 */
record SavedActivation(Activation function, double slope) {
    private static final String CLASSES = "torch.nn.modules.activation.";

    /** Empty where no module is an activation, they differ, or one isn't known here. */
    static Optional<SavedActivation> of(Checkpoint checkpoint) {
        Optional<SavedActivation> found = Optional.empty();
        for (SavedModule module : checkpoint.modules()) {
            if (!module.type().startsWith(CLASSES) || module.kind().contains("Softmax")) {
                continue;
            }
            Optional<Activation> function =
                    switch (module.text("approximate").orElse("none")) {
                        case "none" -> Activation.named(module.kind());
                        case "tanh" -> Optional.of(Activation.GELU_TANH);
                        default -> Optional.empty();
                    };
            if (function.isEmpty()) {
                return Optional.empty();
            }
            String said = function.get() == Activation.ELU ? "alpha" : "negative_slope";
            double slope = module.number(said).orElse(function.get().slope());
            var its = new SavedActivation(function.get(), slope);
            if (found.isPresent() && !found.get().equals(its)) {
                return Optional.empty();
            }
            found = Optional.of(its);
        }
        return found;
    }

    /** A network that was recognised with this function, no longer as a guess, its slope too. */
    Reading settled(Reading reading) {
        Network network = reading.network();
        List<Node> nodes = new ArrayList<>();
        for (Node node : network.nodes()) {
            boolean its = node.layer() instanceof Layer.Activate a && a.function() == function;
            nodes.add(
                    its
                            ? new Node(
                                    node.name(), new Layer.Activate(function, slope), node.inputs())
                            : node);
        }
        List<Assumption> guesses =
                network.guesses().stream()
                        .filter(guess -> guess.kind() != Assumption.Kind.ACTIVATION)
                        .toList();
        return new Reading(new Network(network.architecture(), nodes, guesses), reading.views());
    }
}
