package thalweg.network;

import org.jspecify.annotations.Nullable;

/** What a node of the graph does. One record a kind of layer. */
public sealed interface Layer {
    /** The network's input, flattened to [length]. */
    record Input(int length) implements Layer {}

    /**
     * y = W x + b.
     *
     * @param weight the weight tensor's name; in {@link Parameters} it is always [out, in]
     * @param bias the bias tensor's name, [out], or null
     */
    record Dense(String weight, @Nullable String bias, int in, int out) implements Layer {}

    /** An activation function, element by element. */
    record Activate(Activation function) implements Layer {}
}
