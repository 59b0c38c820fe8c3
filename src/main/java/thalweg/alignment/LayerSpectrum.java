package thalweg.alignment;

/**
 * The thin singular value decomposition of one weight read as out × columns.
 *
 * @param tensor the weight's name
 * @param rows out
 * @param columns in, or in·k·k of a convolution
 * @param s singular values, descending, [k]
 * @param u left vectors: u_i is row i of a row-major [k, rows] matrix
 * @param v right vectors: v_i is row i of a row-major [k, columns] matrix
 * @param epsilon of the checkpoint's float type
 */
public record LayerSpectrum(
        String tensor, int rows, int columns, float[] s, float[] u, float[] v, double epsilon) {
    /** How many vectors are kept at γ: s ≥ max(γ, ε · max(rows, columns)) · s₁, and s &gt; 0. */
    public int kept(double gamma) {
        if (s.length == 0 || s[0] <= 0) {
            return 0;
        }
        double least = Math.max(gamma, epsilon * Math.max(rows, columns)) * s[0];
        int n = 0;
        while (n < s.length && s[n] >= least) {
            n++;
        }
        return n;
    }
}
