package thalweg.symmetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/**
 * A permutation as JSON: {@code
 * {"version":1,"groups":{NAME:{"p":[…],"axes":[{"tensor","axis"}]}}}}. Groups are found by their
 * axes: names are derived, and may differ between versions.
 */
public final class PermutationFile {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final int MAX_SHOWN = 80;

    private static final Phrase REMEDY = Phrase.of("remedies.make-permutation");

    private PermutationFile() {}

    /** The permutation as JSON text. */
    public static String toJson(Permutation permutation) {
        return toTree(permutation).toString();
    }

    /** The same as a tree, for a file that holds more. */
    public static JsonNode toTree(Permutation permutation) {
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
                ObjectNode axis = axes.addObject().put("tensor", s.tensor()).put("axis", s.axis());
                if (sharesAxis(s, permutation.symmetry())) {
                    axis.put("offset", s.offset()).put("count", s.count()).put("first", s.first());
                    if (s.rows() != null) {
                        axis.put("rows", s.rows().offset());
                    }
                }
            }
        }
        return root;
    }

    /**
     * Reads a file for the given groups; a group that the file doesn't name stays where it is.
     *
     * @throws SymmetryException when it can't be read or doesn't fit
     */
    public static Permutation read(Path file, Symmetry symmetry) {
        try {
            return of(JSON.readTree(bytes(file, symmetry)), file, symmetry);
        } catch (JsonProcessingException e) {
            throw bad(Phrase.of("badgroups.not-permutation-file-no-json"), file);
        } catch (NoSuchFileException e) {
            throw new SymmetryException(
                    Phrase.of("badfiles.there-no-such-file"),
                    file.toString(),
                    Phrase.of("remedies.check-name"));
        } catch (AccessDeniedException e) {
            throw new SymmetryException(
                    Phrase.of("badfiles.file-may-not-read"),
                    file.toString(),
                    Phrase.of("remedies.ask-for-right-to-read"));
        } catch (IOException e) {
            throw Files.isDirectory(file)
                    ? bad(Phrase.of("badgroups.folder-not-permutation-file"), file)
                    : bad(
                            Phrase.of("badgroups.permutation-file-cannot-read", Problem.reason(e)),
                            file);
        }
    }

    /**
     * Read up to a size far above what these groups need: parsed, JSON takes many times its own.
     */
    private static byte[] bytes(Path file, Symmetry symmetry) throws IOException {
        int most = 1 << 20;
        for (PermutationGroup group : symmetry.groups()) {
            most = Math.addExact(most, Math.multiplyExact(64, group.size()));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw bad(Phrase.of("badgroups.too-large-for-permutation-network"), file);
            }
            return bytes;
        }
    }

    /**
     * The permutation of a tree that another file holds.
     *
     * @param file for sentences
     * @throws SymmetryException when it doesn't fit
     */
    public static Permutation of(JsonNode root, Path file, Symmetry symmetry) {
        if (!root.path("version").isInt()
                || root.path("version").intValue() != 1
                || !root.path("groups").isObject()) {
            throw bad(Phrase.of("badgroups.not-permutation-file-version-1"), file);
        }
        int[][] indices = new int[symmetry.groups().size()][];
        for (Map.Entry<String, JsonNode> entry : root.path("groups").properties()) {
            int group = groupOf(entry, symmetry, file);
            if (indices[group] != null) {
                throw bad(
                        Phrase.of("badgroups.group-binds-axes-another-one-binds", name(entry)),
                        file);
            }
            indices[group] = array(entry, file);
        }
        Permutation still = Permutation.identity(symmetry);
        for (int g = 0; g < indices.length; g++) {
            if (indices[g] == null) {
                indices[g] = still.indices(g);
            }
        }
        try {
            return Permutation.of(symmetry, indices);
        } catch (SymmetryException e) {
            throw new SymmetryException(
                    e.whatSaid(),
                    Phrase.joined(": ", List.of(Phrase.plain(file.toString()), e.whereSaid())),
                    e.remedySaid());
        }
    }

    /** Whether other groups, or this one in several pieces, move the same axis. */
    private static boolean sharesAxis(AxisSegment segment, Symmetry symmetry) {
        return symmetry.groups().stream()
                        .flatMap(group -> group.segments().stream())
                        .filter(s -> s.axis() == segment.axis())
                        .filter(s -> s.tensor().equals(segment.tensor()))
                        .count()
                > 1;
    }

    /** The one group of the network that every axis of the file's group belongs to. */
    private static int groupOf(Map.Entry<String, JsonNode> entry, Symmetry symmetry, Path file) {
        Set<Integer> possible = null;
        for (JsonNode axis : entry.getValue().path("axes")) {
            Set<Integer> here = groupsOn(axis, entry.getValue().path("p").size(), symmetry);
            if (here.isEmpty()) {
                throw new SymmetryException(
                        Phrase.of(
                                "badgroups.group-moves-axis-no-group-network-does",
                                name(entry),
                                shown(axis.path("axis").asText()),
                                shown(axis.path("tensor").asText())),
                        file.toString(),
                        Phrase.of("remedies.use-permutation-made-for-models-these-tensor"));
            }
            if (possible == null) {
                possible = here;
            } else {
                possible.retainAll(here);
            }
            if (possible.isEmpty()) {
                throw new SymmetryException(
                        Phrase.of("badgroups.group-ties-axes-network-moves-apart", name(entry)),
                        file.toString(),
                        Phrase.of("remedies.use-permutation-made-for-models-architecture"));
            }
        }
        if (possible == null) {
            throw bad(Phrase.of("badgroups.group-names-no-axes", name(entry)), file);
        }
        if (possible.size() > 1) {
            throw bad(Phrase.of("badgroups.group-does-not-say-part-axis-moves", name(entry)), file);
        }
        return possible.iterator().next();
    }

    /**
     * The groups that an axis of the file may mean: those with a segment there; where several are,
     * those that begin as the file says, and as large as its array.
     */
    private static Set<Integer> groupsOn(JsonNode axis, int size, Symmetry symmetry) {
        Set<Integer> found = new LinkedHashSet<>();
        Set<Integer> exact = new LinkedHashSet<>();
        String tensor = axis.path("tensor").asText();
        int number = axis.path("axis").asInt(-1);
        for (int g = 0; g < symmetry.groups().size(); g++) {
            for (AxisSegment s : symmetry.groups().get(g).segments()) {
                if (s.axis() == number && s.tensor().equals(tensor)) {
                    found.add(g);
                    if (s.offset() == axis.path("offset").asInt(-1)
                            && s.count() == axis.path("count").asInt(-1)
                            && s.first() == axis.path("first").asInt(-1)
                            && rows(s) == axis.path("rows").asInt(-1)
                            && symmetry.groups().get(g).size() == size) {
                        exact.add(g);
                    }
                }
            }
        }
        return axis.has("offset") ? exact : found;
    }

    private static int rows(AxisSegment segment) {
        return segment.rows() == null ? -1 : segment.rows().offset();
    }

    private static int[] array(Map.Entry<String, JsonNode> entry, Path file) {
        if (!(entry.getValue().path("p") instanceof ArrayNode p)) {
            throw bad(Phrase.of("badgroups.group-has-no-list-p", name(entry)), file);
        }
        int[] indices = new int[p.size()];
        for (int i = 0; i < indices.length; i++) {
            if (!p.path(i).isInt()) {
                throw bad(
                        Phrase.of("badgroups.entry-group-not-units-number", i, name(entry)), file);
            }
            indices[i] = p.path(i).intValue();
        }
        return indices;
    }

    private static String name(Map.Entry<String, JsonNode> group) {
        return shown(group.getKey());
    }

    /** The file's own text, no longer than a line has room for. */
    private static String shown(String text) {
        return text.codePointCount(0, text.length()) <= MAX_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN)) + "…";
    }

    private static SymmetryException bad(Phrase what, Path file) {
        return new SymmetryException(what, file.toString(), REMEDY);
    }
}
