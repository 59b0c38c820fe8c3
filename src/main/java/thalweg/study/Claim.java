package thalweg.study;

/**
 * A claim of Ito, Yamada and Kumagai (arXiv 2402.04051), as it is put to the test here. Condition,
 * statistic and threshold were written down before any run was looked at.
 */
public enum Claim {
    /** Matching doesn't remove the barrier by shortening the way. */
    DISTANCE(
            "a",
            "The barrier goes while the distance stays",
            "pairs matched by weight matching whose naive barrier is above 0",
            "L2 falls by less than 25 %, the barrier at ½ by more than 90 %, and the distance-only"
                    + " control is above the real barrier"),
    /** A permutation is orthogonal. */
    SINGULAR_VALUES(
            "b",
            "Singular values stay as they are",
            "every permutation of a pair",
            "no singular value changes by more than 1e-5 of its layer's s₁"),
    /** Matching aligns singular vectors, the dominant ones first. */
    ALIGNMENT(
            "c",
            "Singular vectors are aligned, the dominant ones most",
            "pairs matched by weight matching",
            "before it, R(γ) lies within the band of random permutations widened by half its width"
                    + " on either side, after it above the band, at every γ; and R at the largest γ"
                    + " is above R(0)"),
    /** R tells the barrier better than the distance does. */
    CORRELATION(
            "d",
            "The barrier follows R more closely than the distance",
            "pairs with random permutations, activation matching, the straight-through estimator"
                    + " from both starts and weight matching",
            "over all of them Spearman's ρ of the barrier at ½ with R(0.3) is below 0 and below that"
                    + " with the reduction of L2"),
    /** There are other ways into one basin. */
    OTHER_WAY(
            "e",
            "The straight-through estimator from a random start goes another way",
            "pairs matched by it and by weight matching, naive barrier above 0",
            "it removes more than 90 % of the barrier at ½, with R(0.3) below the least of weight"
                    + " matching on that pair"),
    /** Weight matching is the one that closes for three. */
    THROUGH_A(
            "f",
            "Of three models, weight matching brings B and C together through A",
            "triples matched, with the same seed, by weight matching and by the straight-through"
                    + " estimator from a random start",
            "the barrier at ½ between π(B) and π(C) and the loss of the mean of three are both"
                    + " lower by weight matching"),
    /** Activation matching aligns the same vectors. */
    ACTIVATIONS(
            "g",
            "Activation matching's R resembles weight matching's",
            "pairs matched by both",
            "at every γ the two differ by no more than 0.1 (weight matching's median over seeds)");

    private final String letter;
    private final String title;
    private final String condition;
    private final String threshold;

    Claim(String letter, String title, String condition, String threshold) {
        this.letter = letter;
        this.title = title;
        this.condition = condition;
        this.threshold = threshold;
    }

    /** a to g. */
    public String letter() {
        return letter;
    }

    /** What is claimed, in a few words. */
    public String title() {
        return title;
    }

    /** The same in a narrow place. */
    public String brief() {
        return switch (this) {
            case DISTANCE -> "WM hardly shortens the distance";
            case SINGULAR_VALUES -> "singular values do not change";
            case ALIGNMENT -> "R grows, most for large s";
            case CORRELATION -> "the barrier falls with R, not L2";
            case OTHER_WAY -> "random STE gets there by lower R";
            case THROUGH_A -> "of three models only WM holds";
            case ACTIVATIONS -> "AM's R resembles WM's";
        };
    }

    /** Which runs it is about. */
    public String condition() {
        return condition;
    }

    /** The statistic and what it must be for a run to meet the claim. */
    public String threshold() {
        return threshold;
    }
}
