package thalweg.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;

/**
 * A search cut short, saved so that it can be opened again: a permutation file that also says of
 * which models and how far the search was.
 *
 * @param fileA the reference
 * @param fileB the model that moves
 * @param method e.g. "wm"
 * @param seed of the search
 * @param step that was reached
 * @param sweep that was reached
 * @param objective ⟨θ_a, π(θ_b)⟩ there
 * @param seconds the search's own time so far
 * @param converged whether it had come to its end by itself
 */
public record SavedSearch(
        Path fileA,
        Path fileB,
        String method,
        long seed,
        int step,
        int sweep,
        double objective,
        double seconds,
        boolean converged) {
    /**
     * Writes it and the permutation, whole or not at all, over what was there.
     *
     * @throws SessionException when it can't be written
     */
    public void save(Path file, Permutation permutation) {
        var json = new ObjectMapper();
        try {
            ObjectNode root = (ObjectNode) json.readTree(PermutationFile.toJson(permutation));
            root.putObject("search")
                    .put("a", fileA.toAbsolutePath().toString())
                    .put("b", fileB.toAbsolutePath().toString())
                    .put("method", method)
                    .put("seed", seed)
                    .put("step", step)
                    .put("sweep", sweep)
                    .put("objective", objective)
                    .put("seconds", seconds)
                    .put("converged", converged);
            write(file.toAbsolutePath(), json.writeValueAsBytes(root));
        } catch (IOException e) {
            throw new SessionException(
                    "the search can't be saved (" + e.getMessage() + ")",
                    file.toString(),
                    "check that the folder can be written");
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.getParent();
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, ".last-search", ".json");
        try {
            Files.write(temporary, bytes);
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Reads all but the permutation, which {@link PermutationFile} reads from the same file.
     *
     * @throws SessionException when it can't be read, or is no saved search
     */
    public static SavedSearch load(Path file) {
        try {
            JsonNode search = new ObjectMapper().readTree(Files.readAllBytes(file)).path("search");
            if (!search.path("a").isTextual() || !search.path("b").isTextual()) {
                throw damaged(file);
            }
            return new SavedSearch(
                    Path.of(search.path("a").asText()),
                    Path.of(search.path("b").asText()),
                    search.path("method").asText(),
                    search.path("seed").asLong(),
                    search.path("step").asInt(),
                    search.path("sweep").asInt(),
                    search.path("objective").asDouble(),
                    search.path("seconds").asDouble(),
                    search.path("converged").asBoolean());
        } catch (IOException | InvalidPathException e) {
            throw damaged(file);
        }
    }

    private static SessionException damaged(Path file) {
        return new SessionException(
                "the saved search can't be read", file.toString(), "search again");
    }
}
