package thalweg.network;

/** An element-wise activation function. */
public enum Activation {
    IDENTITY("identity"),
    RELU("ReLU"),
    LEAKY_RELU("leaky ReLU"),
    TANH("tanh"),
    SIGMOID("sigmoid"),
    GELU("GELU"),
    SILU("SiLU");

    private final String label;

    Activation(String label) {
        this.label = label;
    }

    /** As shown. */
    public String label() {
        return label;
    }
}
