package thalweg.engine;

/** A native call past the end of a block would end the process: what is asked for is checked. */
final class MatrixBounds {
    private MatrixBounds() {}

    /**
     * Throws unless a row-major [rows, columns] matrix of that row stride lies within the block.
     */
    static void requireWithin(
            String name, NativeFloats block, long offset, int rows, int columns, int stride) {
        long end = offset + length(rows, columns, stride);
        if (rows < 0
                || columns < 0
                || offset < 0
                || stride < Math.max(1, columns)
                || end > block.count()) {
            throw new IllegalArgumentException(
                    "%s is [%d, %d] at %d with stride %d, in a block of %d numbers"
                            .formatted(name, rows, columns, offset, stride, block.count()));
        }
    }

    /** Numbers from the first of a row-major matrix to its last, those between its rows too. */
    static long length(int rows, int columns, int stride) {
        return rows == 0 ? 0 : (rows - 1L) * stride + columns;
    }
}
