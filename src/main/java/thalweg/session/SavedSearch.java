package thalweg.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.DatasetException;
import thalweg.dataset.Normalization;
import thalweg.matching.MatchingException;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchSetting;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;

/**
 * A search cut short, saved so that it can be opened again: a permutation file that also says of
 * which models and how far the search was.
 *
 * @param fileA the reference
 * @param fileB the model that moves
 * @param setting what searched, with its options
 * @param seed of the search
 * @param step that was reached
 * @param sweep that was reached
 * @param objective ⟨θ_a, π(θ_b)⟩ there
 * @param loss that the search goes by there; NaN where it goes by the objective
 * @param seconds the search's own time so far
 * @param converged whether it had come to its end by itself
 * @param data the examples that were in hand; null where there were none
 */
public record SavedSearch(
        Path fileA,
        Path fileB,
        SearchSetting setting,
        long seed,
        int step,
        int sweep,
        double objective,
        double loss,
        double seconds,
        boolean converged,
        @Nullable Data data) {
    /**
     * The examples that were in hand.
     *
     * @param location the folder or file
     * @param limit the first so many; 0 for all
     * @param inputs how they were normalised
     */
    public record Data(Path location, String split, int limit, Normalization inputs) {
        private void put(ObjectNode node) {
            node.put("location", location.toAbsolutePath().toString())
                    .put("split", split)
                    .put("limit", limit);
            ArrayNode mean = node.putArray("mean");
            inputs.mean().forEach(mean::add);
            ArrayNode deviation = node.putArray("deviation");
            inputs.deviation().forEach(deviation::add);
        }

        /**
         * Null for none, as in files of before.
         *
         * @throws DatasetException when the numbers are no normalisation
         */
        private static @Nullable Data of(JsonNode node) {
            if (!node.path("location").isTextual()) {
                return null;
            }
            return new Data(
                    Path.of(node.path("location").asText()),
                    node.path("split").asText(),
                    Math.max(0, node.path("limit").asInt()),
                    new Normalization(numbers(node.path("mean")), numbers(node.path("deviation"))));
        }

        private static List<Float> numbers(JsonNode array) {
            List<Float> numbers = new ArrayList<>();
            array.forEach(number -> numbers.add(number.floatValue()));
            return numbers;
        }
    }

    /**
     * Writes it and the permutation, whole or not at all, over what was there.
     *
     * @throws SessionException when it can't be written
     */
    public void save(Path file, Permutation permutation) {
        var json = new ObjectMapper();
        try {
            ObjectNode root = (ObjectNode) json.readTree(PermutationFile.toJson(permutation));
            ObjectNode search = root.putObject("search");
            search.put("a", fileA.toAbsolutePath().toString())
                    .put("b", fileB.toAbsolutePath().toString())
                    .put("method", setting.kind().id())
                    .put("seed", seed)
                    .put("step", step)
                    .put("sweep", sweep)
                    .put("objective", objective)
                    .put("seconds", seconds)
                    .put("converged", converged);
            if (Double.isFinite(loss)) {
                search.put("loss", loss);
            }
            if (data != null) {
                data.put(search.putObject("data"));
            }
            ObjectNode options = search.putObject("options");
            setting.options().forEach((name, value) -> options.put(name, value.toString()));
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
                    setting(search),
                    search.path("seed").asLong(),
                    search.path("step").asInt(),
                    search.path("sweep").asInt(),
                    search.path("objective").asDouble(),
                    search.path("loss").asDouble(Double.NaN),
                    search.path("seconds").asDouble(),
                    search.path("converged").asBoolean(),
                    Data.of(search.path("data")));
        } catch (IOException | InvalidPathException | MatchingException | DatasetException e) {
            throw damaged(file);
        }
    }

    /**
     * A kind that isn't known is a later version's.
     *
     * @throws MatchingException when an option can't be
     */
    private static SearchSetting setting(JsonNode search) {
        Map<String, String> options = new LinkedHashMap<>();
        search.path("options")
                .properties()
                .forEach(option -> options.put(option.getKey(), option.getValue().asText()));
        return SearchKind.named(search.path("method").asText())
                .orElseThrow(
                        () -> new MatchingException("no such search", "method", "search again"))
                .setting(options);
    }

    private static SessionException damaged(Path file) {
        return new SessionException(
                "the saved search can't be read", file.toString(), "search again");
    }
}
