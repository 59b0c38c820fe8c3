package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import thalweg.network.Activation;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.network.Shapes;
import thalweg.network.Window;
import thalweg.words.Phrase;

/**
 * 3 by 3 convolutions, each with batch norm and ReLU, some with 2 by 2 max pooling behind, then one
 * dense layer: VGG's plan (Simonyan and Zisserman, arXiv 1409.1556). Named as torchvision's VGG is,
 * features.0, features.1 … classifier: the numbers that are left out tell where pooling is.
 *
 * @param stages at least one
 */
record ConvolutionalArchitecture(List<Stage> stages) implements Architecture {
    /** PyTorch's default. */
    private static final double EPSILON = 1e-5;

    /** Convolutions: more than any such network has had. */
    private static final int MOST_STAGES = 64;

    /**
     * One convolution.
     *
     * @param channels that it puts out
     * @param pooled whether max pooling follows
     */
    record Stage(int channels, boolean pooled) {}

    /** Copies the stages. */
    ConvolutionalArchitecture {
        stages = List.copyOf(stages);
    }

    /** Of the words between commas; empty when they are none. */
    static Optional<ConvolutionalArchitecture> of(List<String> words) {
        var stages = new ArrayList<Stage>();
        for (String word : words) {
            Optional<Integer> channels = Architecture.width(word);
            if (channels.isPresent()) {
                stages.add(new Stage(channels.get(), false));
            } else if (word.strip().equals("M") && !stages.isEmpty() && !stages.getLast().pooled) {
                stages.add(new Stage(stages.removeLast().channels, true));
            } else {
                return Optional.empty();
            }
        }
        return stages.size() > MOST_STAGES
                ? Optional.empty()
                : Optional.of(new ConvolutionalArchitecture(stages));
    }

    @Override
    public Network network(List<Integer> inputShape, int classes) {
        if (inputShape.size() != 3) {
            throw unfit(
                    Phrase.of("badmeasure.convolutions-need-images-inputs-have-shape", inputShape));
        }
        var nodes = new ArrayList<Node>();
        nodes.add(new Node("input", new Layer.Input(inputShape), List.of()));
        int in = inputShape.getFirst();
        int height = inputShape.get(1);
        int width = inputShape.get(2);
        int number = 0;
        for (Stage stage : stages) {
            int out = stage.channels();
            String conv = "features." + number++;
            add(
                    nodes,
                    conv,
                    new Layer.Convolution(
                            conv + ".weight", null, in, out, Window.square(3, 1, 1), 1));
            String norm = "features." + number++;
            add(nodes, norm, batchNorm(norm, out));
            add(nodes, "features." + number++, new Layer.Activate(Activation.RELU));
            if (stage.pooled()) {
                var window = Window.square(2, 2, 0);
                add(
                        nodes,
                        "features." + number++,
                        new Layer.Pool(Layer.Pooling.MAX, window, false, false));
                height /= 2;
                width /= 2;
            }
            in = out;
        }
        if (height == 0 || width == 0) {
            throw unfit(Phrase.of("badmeasure.pooling-leaves-nothing-inputs-shape", inputShape));
        }
        add(nodes, "flatten", new Layer.Flatten(false));
        long all = (long) in * height * width;
        if (all * classes > Integer.MAX_VALUE) {
            throw unfit(Phrase.of("badmeasure.last-dense-layer-would-take-numbers", all));
        }
        int flat = (int) all;
        add(
                nodes,
                "classifier",
                new Layer.Dense("classifier.weight", "classifier.bias", flat, classes));
        var network = new Network(words(classes), nodes, List.of());
        Shapes.of(network);
        return network;
    }

    private static void add(List<Node> nodes, String name, Layer layer) {
        nodes.add(new Node(name, layer, List.of(nodes.getLast().name())));
    }

    private static Layer.BatchNorm batchNorm(String name, int size) {
        return new Layer.BatchNorm(
                name + ".weight",
                name + ".bias",
                name + ".running_mean",
                name + ".running_var",
                size,
                EPSILON);
    }

    /** As the recogniser names it. */
    private String words(int classes) {
        return "conv %s BN, dense %d %s"
                .formatted(
                        stages.stream()
                                .map(s -> String.valueOf(s.channels()))
                                .collect(Collectors.joining("-")),
                        classes,
                        Activation.RELU.label());
    }

    private static EvaluationException unfit(Phrase what) {
        return new EvaluationException(
                what,
                "--architecture",
                Phrase.of("remedies.choose-other-channels-pooling-m-dense-layers"));
    }
}
