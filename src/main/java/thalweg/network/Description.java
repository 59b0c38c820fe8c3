package thalweg.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import thalweg.checkpoint.Checkpoint;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/**
 * A network as a person wrote it down, a layer a line; see docs/describe-a-network.md.
 *
 * @param text the lines
 * @param source where they come from, as shown: a file, or when they were written
 */
public record Description(String text, Phrase source) {
    /** Bytes of a file; no network has as many layers. */
    public static final int MOST_BYTES = 1 << 20;

    /**
     * Reads a file.
     *
     * @throws NetworkException when it can't be read, or is no text
     */
    public static Description read(Path file) {
        try {
            if (Files.isDirectory(file) || !Files.exists(file)) {
                throw unreadable(
                        file,
                        Phrase.of(
                                Files.exists(file)
                                        ? "badnetwork.description-folder"
                                        : "badfiles.there-no-such-file"),
                        Phrase.of("remedies.name-description"));
            }
            byte[] bytes;
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            }
            if (bytes.length > MOST_BYTES) {
                throw unreadable(
                        file,
                        Phrase.of("badnetwork.description-too-long"),
                        Phrase.of("remedies.name-description-not-model"));
            }
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') >= 0) {
                throw noText(file);
            }
            return new Description(text, Phrase.plain(file.toString()));
        } catch (CharacterCodingException e) {
            throw noText(file);
        } catch (IOException e) {
            throw unreadable(
                    file,
                    Phrase.of("badnetwork.description-unreadable", Problem.reason(e)),
                    Phrase.of("remedies.check-file-and-rights"));
        }
    }

    private static NetworkException noText(Path file) {
        return unreadable(
                file,
                Phrase.of("badnetwork.description-no-text"),
                Phrase.of("remedies.name-description-not-model"));
    }

    private static NetworkException unreadable(Path file, Phrase what, Phrase remedy) {
        return new NetworkException(what, file.toString(), remedy);
    }

    /** Reads it against a file's tensors; never throws for what a person wrote. */
    public DescriptionCheck check(Checkpoint checkpoint) {
        return DescriptionReader.check(this, checkpoint);
    }

    /**
     * @throws DescriptionException of the first line that is wrong
     */
    Reading reading(Checkpoint checkpoint) {
        return check(checkpoint).readingOrThrow();
    }
}
