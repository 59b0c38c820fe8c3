package thalweg.alignment;

import thalweg.alignment.Alignment.Matrix;

/** Alignment matrices made small enough to look at. */
public final class Heat {
    private Heat() {}

    /**
     * A picture of at most {@code rows} × {@code columns}: each of its entries is the one of
     * largest magnitude in its block of the matrix, with its sign. (Averages would erase the
     * diagonal.) A matrix that is small enough comes back as it is.
     */
    public static Matrix reduce(Matrix matrix, int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("a picture of " + rows + " × " + columns);
        }
        if (matrix.rows() <= rows && matrix.columns() <= columns) {
            return matrix;
        }
        int high = Math.min(rows, matrix.rows());
        int wide = Math.min(columns, matrix.columns());
        float[] picture = new float[high * wide];
        for (int i = 0; i < matrix.rows(); i++) {
            int to = (int) ((long) i * high / matrix.rows()) * wide;
            for (int j = 0; j < matrix.columns(); j++) {
                int at = to + (int) ((long) j * wide / matrix.columns());
                float x = matrix.values()[i * matrix.columns() + j];
                if (Math.abs(x) > Math.abs(picture[at])) {
                    picture[at] = x;
                }
            }
        }
        return new Matrix(high, wide, picture);
    }
}
