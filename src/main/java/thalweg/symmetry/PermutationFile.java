package thalweg.symmetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A permutation as JSON: {@code
 * {"version":1,"groups":{NAME:{"p":[…],"axes":[{"tensor","axis"}]}}}}. Groups are found by their
 * axes: names are derived, and may differ between versions.
 */
public final class PermutationFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Far above any network: 100 groups of 100,000 units. */
    private static final long MOST_BYTES = 100_000_000;

    private PermutationFile() {}

    /** The permutation as JSON text. */
    public static String toJson(Permutation permutation) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", 1);
        ObjectNode groups = root.putObject("groups");
        for (int g = 0; g < permutation.symmetry().groups().size(); g++) {
            PermutationGroup group = permutation.symmetry().groups().get(g);
            ObjectNode node = groups.putObject(group.name());
            ArrayNode p = node.putArray("p");
            for (int i : permutation.indices(g)) {
                p.add(i);
            }
            ArrayNode axes = node.putArray("axes");
            for (AxisSegment s : group.segments()) {
                axes.addObject().put("tensor", s.tensor()).put("axis", s.axis());
            }
        }
        return root.toString();
    }

    /**
     * Reads a file for the given groups; a group that the file doesn't name stays where it is.
     *
     * @throws SymmetryException when it can't be read or doesn't fit
     */
    public static Permutation read(Path file, Symmetry symmetry) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw bad("this is too large for a permutation", file);
            }
            return parse(Files.readString(file), file.toString(), symmetry);
        } catch (JsonProcessingException e) {
            throw bad("this is not a permutation file: it is no JSON", file);
        } catch (IOException e) {
            throw new SymmetryException(
                    "the permutation file can't be read",
                    file.toString(),
                    "check that it is there, is a text file, and may be read");
        }
    }

    private static Permutation parse(String text, String where, Symmetry symmetry)
            throws JsonProcessingException {
        JsonNode root = JSON.readTree(text);
        if (root == null || root.path("version").asInt() != 1 || !root.path("groups").isObject()) {
            throw new SymmetryException(
                    "this is not a permutation file of version 1",
                    where,
                    "make one with match --permutation-out");
        }
        Permutation result = Permutation.identity(symmetry);
        int[][] indices = new int[symmetry.groups().size()][];
        for (int g = 0; g < indices.length; g++) {
            indices[g] = result.indices(g);
        }
        for (Map.Entry<String, JsonNode> entry : root.path("groups").properties()) {
            int g = groupOf(entry.getValue(), symmetry).orElseThrow(() -> unknown(entry, where));
            indices[g] = array(entry, where);
        }
        return Permutation.of(symmetry, indices);
    }

    private static Optional<Integer> groupOf(JsonNode node, Symmetry symmetry) {
        for (JsonNode axis : node.path("axes")) {
            String tensor = axis.path("tensor").asText();
            int number = axis.path("axis").asInt(-1);
            for (int g = 0; g < symmetry.groups().size(); g++) {
                boolean bound =
                        symmetry.groups().get(g).segments().stream()
                                .anyMatch(s -> s.tensor().equals(tensor) && s.axis() == number);
                if (bound) {
                    return Optional.of(g);
                }
            }
        }
        return Optional.empty();
    }

    private static int[] array(Map.Entry<String, JsonNode> entry, String where) {
        JsonNode p = entry.getValue().path("p");
        int[] indices = new int[p.size()];
        for (int i = 0; i < indices.length; i++) {
            if (!p.get(i).isInt()) {
                throw new SymmetryException(
                        "entry " + i + " of group " + entry.getKey() + " is no whole number",
                        where,
                        "make the file again with match --permutation-out");
            }
            indices[i] = p.get(i).intValue();
        }
        return indices;
    }

    private static SymmetryException unknown(Map.Entry<String, JsonNode> entry, String where) {
        return new SymmetryException(
                "group " + entry.getKey() + " moves no axis of this network",
                where,
                "use a permutation made for models of these tensor names");
    }

    private static SymmetryException bad(String what, Path file) {
        return new SymmetryException(
                what, file.toString(), "make one with match --permutation-out");
    }
}
