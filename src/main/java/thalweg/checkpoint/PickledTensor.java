package thalweg.checkpoint;

import thalweg.words.Phrase;

/** A tensor as a PyTorch pickle describes it; its numbers lie elsewhere in the file. */
sealed interface PickledTensor {
    /**
     * A storage of numbers.
     *
     * @param key its name in the file
     * @param count numbers in all of it (bytes, where it is untyped)
     * @param first the first number that belongs to it: more than 0 for the storage views that
     *     PyTorch wrote before 0.4
     * @param length numbers that belong to it
     */
    record Storage(TorchType type, String key, long count, long first, long length) {
        /**
         * From the tuple ("storage", type, key, location, number of elements), in old files
         * followed by None or the view (key, first, length).
         */
        static Storage of(Object[] id) {
            if (!(id[1] instanceof TorchType type)) {
                throw new IllegalArgumentException("not a storage");
            }
            long count = ((Number) id[4]).longValue();
            if (id.length > 5 && id[5] instanceof Object[] view) {
                long first = ((Number) view[1]).longValue();
                long length = ((Number) view[2]).longValue();
                if (first < 0 || length < 0 || first > count - length) {
                    throw new IllegalArgumentException("a view outside its storage");
                }
                return new Storage(type, (String) id[2], count, first, length);
            }
            return new Storage(type, (String) id[2], count, 0, count);
        }
    }

    /** A tensor's place in its storage, in elements. */
    record Reference(Storage storage, ElementType type, long offset, long[] shape, long[] strides)
            implements PickledTensor {
        /** Whether it is a single number. */
        boolean single() {
            for (long axis : shape) {
                if (axis != 1) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * A tensor whose numbers can't be had here.
     *
     * @param how it is stored, such as "as a sparse tensor"
     * @param remedy what to do
     */
    record Unreadable(Phrase how, Phrase remedy) implements PickledTensor {}
}
