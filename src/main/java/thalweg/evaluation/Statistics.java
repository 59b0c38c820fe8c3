package thalweg.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * Where the statistics of θ(α) come from.
 *
 * <p><em>Reset</em>: one pass over training data in training mode; running means and variances
 * become the plain mean over batches of their means and unbiased variances. <em>REPAIR</em> (Jordan
 * et al., arXiv 2211.08403): batch norm is fused into the layer before it, in both models; then,
 * for every channel of every dense layer and convolution but the last, an affine correction of the
 * output before the activation gives it mean (1 − α) μ_a + α μ_b and deviation (1 − α) σ_a + α σ_b.
 * As in the paper's own code a layer is measured with the layers before it already corrected, each
 * batch by its own statistics, so that one pass is enough; what is kept is the correction for the
 * means over batches. A, B and θ(α) are measured on the same batches: at α = 0 and 1 nothing
 * changes.
 *
 * @param kind which of these
 * @param training what to measure on, all that is loaded; null only for {@link
 *     Renormalization#NONE}. Stays the caller's, and open for as long as it is used
 * @param batch examples in a batch
 * @param pieces 0: each point of a line is measured. Else the line is cut into so many equal
 *     pieces, whose ends are measured when they're first needed and kept; in between, what was
 *     measured at the two next to α is mixed linearly, which errs by the square of a piece. For a
 *     hand that moves along the line
 */
public record Statistics(
        Renormalization kind, @Nullable LoadedExamples training, int batch, int pieces) {
    /** Examples in a batch unless said otherwise. */
    public static final int BATCH = 500;

    /** Training examples that are used unless said otherwise. */
    public static final int EXAMPLES = 5000;

    /** As the models have them. */
    public static final Statistics NONE = new Statistics(Renormalization.NONE, null, BATCH, 0);

    /** Checks that there is something to measure on. */
    public Statistics {
        if (kind != Renormalization.NONE && training == null || batch < 1 || pieces < 0) {
            throw new IllegalArgumentException(
                    kind + " in batches of " + batch + ", in " + pieces + " pieces");
        }
    }

    /** Each point measured. */
    public Statistics(Renormalization kind, @Nullable LoadedExamples training, int batch) {
        this(kind, training, batch, 0);
    }

    /** With batches of {@value #BATCH}. */
    public Statistics(Renormalization kind, LoadedExamples training) {
        this(kind, training, BATCH);
    }

    /** The same, measured at the ends of so many pieces of a line. */
    public Statistics inPieces(int count) {
        return new Statistics(kind, training, batch, count);
    }

    /** The examples to measure on. */
    LoadedExamples required() {
        if (training == null) {
            throw new IllegalStateException("nothing to measure on");
        }
        return training;
    }
}
