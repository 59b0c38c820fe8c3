package thalweg.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import thalweg.checkpoint.CheckpointException;
import thalweg.checkpoint.WholeFile;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/**
 * A session as one JSON file: {@code {"version":1,"models":[…],…}}. Places are written relative to
 * the file's folder, so that a folder of a session, its models and data can go elsewhere as it is.
 */
public final class SessionFile {
    /** What sessions end in. */
    public static final String ENDING = ".thalweg";

    /** Far above what permutations of networks that fit the memory need. */
    private static final long MOST_BYTES = 256L << 20;

    private SessionFile() {}

    /** In a class of its own: a file's name is asked for on the window's thread. */
    private static final class Json {
        static final ObjectMapper MAPPER =
                JsonMapper.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build();

        private Json() {}
    }

    /** Whether a file is meant for one, by its name. */
    public static boolean isNamedSo(Path file) {
        return String.valueOf(file.getFileName()).endsWith(ENDING);
    }

    /**
     * Writes it whole or not at all, over what was there.
     *
     * @throws SessionException when it can't be written
     */
    public static void write(Session session, Path file) {
        try {
            String text =
                    Json.MAPPER.writeValueAsString(SessionJson.write(session, new Places(file)));
            WholeFile.writeText(file, text + "\n", true);
        } catch (CheckpointException e) {
            throw new SessionException(e.whatSaid(), e.whereSaid(), e.remedySaid());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /**
     * Reads it; the files that it names may have gone.
     *
     * @throws SessionException when it can't be read, is no session, or a later version's
     */
    public static Session read(Path file) {
        try {
            JsonNode root = Json.MAPPER.readTree(bytes(file));
            return SessionJson.read(root, new Places(file), file);
        } catch (JsonProcessingException e) {
            throw new SessionException(
                    Phrase.of("badsession.no-session-only-part-one"),
                    file.toString(),
                    Phrase.of("remedies.choose-file-thalweg-saved"));
        } catch (NoSuchFileException e) {
            throw new SessionException(
                    Phrase.of("badfiles.there-no-such-file"),
                    file.toString(),
                    Phrase.of("remedies.check-name"));
        } catch (AccessDeniedException e) {
            throw new SessionException(
                    Phrase.of("badfiles.file-may-not-read"),
                    file.toString(),
                    Phrase.of("remedies.ask-for-right-to-read"));
        } catch (IOException e) {
            throw new SessionException(
                    Files.isDirectory(file)
                            ? Phrase.of("badsession.folder-not-session")
                            : Phrase.of("badsession.session-cannot-read", Problem.reason(e)),
                    file.toString(),
                    Phrase.of("remedies.choose-file-thalweg-saved"));
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new SessionException(
                        Phrase.of("badsession.too-large-for-session"),
                        file.toString(),
                        Phrase.of("remedies.choose-file-thalweg-saved"));
            }
            return bytes;
        }
    }
}
