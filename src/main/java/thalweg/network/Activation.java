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

    /** GELU as GPT-2 has it, its error function by a hyperbolic tangent. */
    GELU_TANH("tanh GELU"),
    SILU("SiLU"),
    RELU6("ReLU6"),
    ELU("ELU"),
    SELU("SELU"),
    HARD_SIGMOID("hard sigmoid"),
    HARD_SWISH("hard swish"),

    /** Cut off below and above, at bounds that the layer says. */
    CLIP("clip");

    /** What PyTorch's leaky ReLU has below 0 unless told. */
    public static final double LEAKY_SLOPE = 0.01;

    /** PyTorch's and Keras 3's hard sigmoid rises by this. */
    private static final double HARD_SLOPE = 1.0 / 6;

    /** Klambauer et al., arXiv 1706.02515, equation 14. */
    private static final double SELU_ALPHA = 1.6732632423543772;

    private static final double SELU_SCALE = 1.0507009873554805;

    /** Hendrycks and Gimpel, arXiv 1606.08415, section 2. */
    static final double CUBED = 0.044715;

    static final double ROOT_2_OVER_PI = Math.sqrt(2 / Math.PI);

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
            case "gelutanh", "gelunew", "newgelu", "gelupytorchtanh" -> Optional.of(GELU_TANH);
            case "silu", "swish" -> Optional.of(SILU);
            case "relu6" -> Optional.of(RELU6);
            case "elu" -> Optional.of(ELU);
            case "selu" -> Optional.of(SELU);
            case "hardsigmoid" -> Optional.of(HARD_SIGMOID);
            case "hardswish", "hardsilu" -> Optional.of(HARD_SWISH);
            default -> Optional.empty();
        };
    }

    /**
     * The slope that PyTorch gives the function unless told: of a leaky ReLU below 0, α of an ELU,
     * and that of a hard sigmoid; of the others it does nothing.
     */
    public double slope() {
        return switch (this) {
            case ELU -> 1;
            case HARD_SIGMOID -> HARD_SLOPE;
            default -> LEAKY_SLOPE;
        };
    }

    /** Whether its slope does anything. */
    public boolean sloped() {
        return this == LEAKY_RELU || this == ELU || this == HARD_SIGMOID;
    }

    /**
     * The function at x. GELU is the exact one, x Φ(x), with the error function to 1e-7; slopes are
     * PyTorch's. Without bounds, clip changes nothing.
     */
    public double of(double x) {
        return of(x, slope());
    }

    /** The function at x, with that {@link #slope}. */
    public double of(double x, double slope) {
        return switch (this) {
            case IDENTITY -> x;
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x >= 0 ? x : slope * x;
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case GELU -> 0.5 * x * (1 + erf(x / Math.sqrt(2)));
            case GELU_TANH -> 0.5 * x * (1 + Math.tanh(cubic(x)));
            case SILU -> x / (1 + Math.exp(-x));
            case RELU6 -> Math.clamp(x, 0.0, 6.0);
            case ELU -> x > 0 ? x : slope * Math.expm1(x);
            case SELU -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x));
            case HARD_SIGMOID -> Math.clamp(slope * x + 0.5, 0.0, 1.0);
            case HARD_SWISH -> x * Math.clamp(x + 3, 0.0, 6.0) / 6;
            case CLIP -> x;
        };
    }

    /**
     * The derivative at x; at a corner as in PyTorch, of a ReLU that of the side below. Without
     * bounds, clip changes nothing.
     *
     * @param slope as {@link #slope}
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
            case GELU_TANH -> {
                double y = Math.tanh(cubic(x));
                yield 0.5 * (1 + y) + 0.5 * x * (1 - y * y) * cubicSlope(x);
            }
            case SILU -> {
                double s = SIGMOID.of(x);
                yield s * (1 + x * (1 - s));
            }
            case RELU6 -> x > 0 && x < 6 ? 1 : 0;
            case ELU -> x > 0 ? 1 : slope * Math.exp(x);
            case SELU -> SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x));
            case HARD_SIGMOID -> Math.abs(slope * x) < 0.5 ? slope : 0;
            case HARD_SWISH -> x <= -3 ? 0 : x < 3 ? x / 3 + 0.5 : 1;
            case CLIP -> 1;
        };
    }

    /**
     * The second derivative at x; at a corner 0. Without bounds, clip changes nothing.
     *
     * @param slope as {@link #slope}
     */
    public double secondDerivative(double x, double slope) {
        return switch (this) {
            case IDENTITY, RELU, LEAKY_RELU, RELU6, HARD_SIGMOID, CLIP -> 0;
            case TANH -> {
                double y = Math.tanh(x);
                yield -2 * y * (1 - y * y);
            }
            case SIGMOID -> {
                double y = of(x);
                yield y * (1 - y) * (1 - 2 * y);
            }
            case GELU -> (2 - x * x) * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
            case GELU_TANH -> {
                double y = Math.tanh(cubic(x));
                double u = cubicSlope(x);
                double bend = 6 * ROOT_2_OVER_PI * CUBED * x;
                yield (1 - y * y) * (u + 0.5 * x * (bend - 2 * y * u * u));
            }
            case SILU -> {
                double s = SIGMOID.of(x);
                yield s * (1 - s) * (2 + x * (1 - 2 * s));
            }
            case ELU -> x > 0 ? 0 : slope * Math.exp(x);
            case SELU -> x > 0 ? 0 : SELU_SCALE * SELU_ALPHA * Math.exp(x);
            case HARD_SWISH -> Math.abs(x) < 3 ? 1.0 / 3 : 0;
        };
    }

    private static double cubic(double x) {
        return ROOT_2_OVER_PI * (x + CUBED * x * x * x);
    }

    private static double cubicSlope(double x) {
        return ROOT_2_OVER_PI * (1 + 3 * CUBED * x * x);
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
