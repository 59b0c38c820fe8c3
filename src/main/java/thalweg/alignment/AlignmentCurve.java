package thalweg.alignment;

import java.util.List;

/**
 * R(γ) in all and by layer.
 *
 * @param gammas ascending
 * @param total R(γ), one a γ
 * @param layers R_ℓ(γ), in the checkpoint's order
 */
public record AlignmentCurve(double[] gammas, double[] total, List<OfLayer> layers) {
    /** One layer's R. */
    public record OfLayer(String tensor, double[] r) {}

    /** Copies the list. */
    public AlignmentCurve {
        layers = List.copyOf(layers);
    }
}
