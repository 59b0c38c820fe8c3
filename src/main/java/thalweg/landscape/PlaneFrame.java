package thalweg.landscape;

import thalweg.network.Parameters;
import thalweg.words.Phrase;

/**
 * Coordinates on the affine plane through three models, in which lengths are L2 and angles true: A
 * at the origin, B on the first axis, C above it.
 *
 * @param b B's first coordinate, ‖B − A‖
 * @param cx C's first coordinate
 * @param cy C's second coordinate
 */
public record PlaneFrame(double b, double cx, double cy) {
    /** A triangle as flat as this, by twice its area over its longest side's square, is a line. */
    private static final double FLATTEST = 1e-4;

    /** A point of the plane. */
    public record Point(double x, double y) {}

    /**
     * The plane through three models, over their learnable tensors.
     *
     * @throws LandscapeException when they lie on a line
     */
    public static PlaneFrame of(Parameters a, Parameters b, Parameters c) {
        double ab = a.distance(b);
        double ac = a.distance(c);
        double bc = b.distance(c);
        // ⟨B − A, C − A⟩ by the law of cosines.
        double x = ab == 0 ? 0 : (ab * ab + ac * ac - bc * bc) / (2 * ab);
        double y = Math.sqrt(Math.max(0, ac * ac - x * x));
        double longest = Math.max(ab, Math.max(ac, bc));
        if (!(ab * y > FLATTEST * longest * longest)) {
            throw new LandscapeException(
                    Phrase.of("badmeasure.three-models-lie-on-one-line-span"),
                    Phrase.of(
                            "badmeasure.distances",
                            "%.4g".formatted(ab),
                            "%.4g".formatted(ac),
                            "%.4g".formatted(bc)),
                    Phrase.of("remedies.choose-three-models-differ-look-at-line"));
        }
        return new PlaneFrame(ab, x, y);
    }

    /** A, B and C. */
    public Point[] corners() {
        return new Point[] {new Point(0, 0), new Point(b, 0), new Point(cx, cy)};
    }

    /** A w_a + B w_b + C w_c. */
    public Point at(double[] shares) {
        return new Point(shares[1] * b + shares[2] * cx, shares[2] * cy);
    }

    /**
     * The shares of A, B and C at a point; they add up to 1, and outside the triangle one is < 0.
     */
    public double[] shares(double x, double y) {
        double c = y / cy;
        double ofB = (x - c * cx) / b;
        return new double[] {1 - ofB - c, ofB, c};
    }

    /** Whether a point lies in the triangle or on its edge. */
    public boolean inside(double x, double y) {
        double[] shares = shares(x, y);
        double rounding = 1e-9;
        return shares[0] >= -rounding && shares[1] >= -rounding && shares[2] >= -rounding;
    }
}
