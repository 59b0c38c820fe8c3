package thalweg.network;

import java.nio.file.Path;
import thalweg.checkpoint.Checkpoint;

/** Makes models of checkpoints. */
public final class Models {
    private Models() {}

    /** What a person chose about how to read a checkpoint. */
    public record Options(Activation activation, boolean allowNotFinite) {
        /** ReLU; NaN and infinite weights refused. */
        public static final Options DEFAULT = new Options(Activation.RELU, false);
    }

    /**
     * Opens a file, recognises its architecture and reads its numbers.
     *
     * @throws thalweg.checkpoint.CheckpointException when the file can't be read
     * @throws NetworkException when no architecture fits, or a weight is NaN or infinite (named)
     */
    public static Model open(Path file, Options options) {
        throw new UnsupportedOperationException("to come: " + file + options);
    }

    /** The graph alone, from the structure of a checkpoint; reads no numbers. */
    public static Network recognise(Checkpoint checkpoint, Options options) {
        throw new UnsupportedOperationException("to come: " + checkpoint + options);
    }

    /**
     * @throws NetworkException when the two are of different architectures: says which tensors
     *     differ
     */
    public static void requireSameArchitecture(Model a, Model b) {
        throw new UnsupportedOperationException("to come: " + a + b);
    }
}
