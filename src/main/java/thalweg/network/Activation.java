package thalweg.network;

import java.util.Locale;
import java.util.Optional;

/** An element-wise activation function. */
public enum Activation {
    IDENTITY("identity"),
    RELU("ReLU"),
    LEAKY_RELU("leaky ReLU"),
    TANH("tanh"),
    SIGMOID("sigmoid"),
    GELU("GELU"),
    SILU("SiLU");

    /** What PyTorch's leaky ReLU has below 0 unless told. */
    public static final double LEAKY_SLOPE = 0.01;

    private final String label;

    Activation(String label) {
        this.label = label;
    }

    /** As shown. */
    public String label() {
        return label;
    }

    /**
     * The function that a file names: its label, or what PyTorch, Keras or JAX call it, such as
     * "leaky_relu", "nn.Tanh()" or "swish". Empty when it is none of these, or has arguments.
     */
    public static Optional<Activation> named(String name) {
        String bare = name.strip().replaceFirst("\\(\\s*\\)$", "");
        bare = bare.substring(bare.lastIndexOf('.') + 1);
        String plain = bare.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        return switch (plain) {
            case "identity", "linear", "none" -> Optional.of(IDENTITY);
            case "relu" -> Optional.of(RELU);
            case "leakyrelu" -> Optional.of(LEAKY_RELU);
            case "tanh" -> Optional.of(TANH);
            case "sigmoid" -> Optional.of(SIGMOID);
            case "gelu" -> Optional.of(GELU);
            case "silu", "swish" -> Optional.of(SILU);
            default -> Optional.empty();
        };
    }

    /**
     * The function at x. GELU is the exact one, x Φ(x), with the error function to 1e-7; leaky ReLU
     * has slope 0.01 below 0, as in PyTorch.
     */
    public double of(double x) {
        return of(x, LEAKY_SLOPE);
    }

    /** The function at x, with the slope of a leaky ReLU below 0. */
    public double of(double x, double slope) {
        return switch (this) {
            case IDENTITY -> x;
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x >= 0 ? x : slope * x;
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case GELU -> 0.5 * x * (1 + erf(x / Math.sqrt(2)));
            case SILU -> x / (1 + Math.exp(-x));
        };
    }

    /**
     * The derivative at x; at the corner of a ReLU that of the side below, as in PyTorch.
     *
     * @param slope of a leaky ReLU below 0
     */
    public double derivative(double x, double slope) {
        return switch (this) {
            case IDENTITY -> 1;
            case RELU -> x > 0 ? 1 : 0;
            case LEAKY_RELU -> x > 0 ? 1 : slope;
            case TANH -> {
                double y = Math.tanh(x);
                yield 1 - y * y;
            }
            case SIGMOID -> {
                double y = of(x);
                yield y * (1 - y);
            }
            case GELU ->
                    0.5 * (1 + erf(x / Math.sqrt(2)))
                            + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
            case SILU -> {
                double s = SIGMOID.of(x);
                yield s * (1 + x * (1 - s));
            }
        };
    }

    /** Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26: error below 1.5e-7. */
    private static double erf(double x) {
        double t = 1 / (1 + 0.3275911 * Math.abs(x));
        double poly =
                t
                        * (0.254829592
                                + t
                                        * (-0.284496736
                                                + t
                                                        * (1.421413741
                                                                + t
                                                                        * (-1.453152027
                                                                                + t
                                                                                        * 1.061405429))));
        return Math.copySign(1 - poly * Math.exp(-x * x), x);
    }
}
