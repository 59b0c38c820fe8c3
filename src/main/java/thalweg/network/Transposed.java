package thalweg.network;

/** The transpose of a row-major matrix. */
final class Transposed {
    private Transposed() {}

    /** [rows, columns] to [columns, rows]. */
    static float[] of(float[] values, int rows, int columns) {
        float[] result = new float[values.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                result[c * rows + r] = values[r * columns + c];
            }
        }
        return result;
    }
}
