package thalweg.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import thalweg.engine.Problem;
import thalweg.engine.Sha256;
import thalweg.words.Phrase;

/** What names a model's contents wherever its files lie. */
public final class ModelDigest {
    private ModelDigest() {}

    /**
     * SHA-256 of the file's bytes, in hexadecimal; of its tensors, with their names and shapes,
     * where the model lies in several files.
     *
     * @throws NetworkException when the file can't be read any more
     */
    public static String of(Model model) {
        Path file = model.checkpoint().file();
        try {
            if (isOneFile(file)) {
                return Sha256.of(file);
            }
        } catch (IOException e) {
            throw new NetworkException(
                    Phrase.of("badnetwork.file-cannot-read-again", Problem.reason(e)),
                    file.toString(),
                    Phrase.of("remedies.see-still-there"));
        }
        var sum = new Sha256();
        for (Parameter p : model.parameters().all()) {
            sum.add(p.name()).add(p.shape().toString()).add(p.values(), p.values().length);
        }
        return sum.hex();
    }

    /** Whether the file holds all of its model: an index of shards doesn't, nor does a folder. */
    public static boolean isOneFile(Path file) {
        return Files.isRegularFile(file) && !file.toString().endsWith(".json");
    }
}
