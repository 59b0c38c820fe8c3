package thalweg.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.ObjectHeader;
import io.jhdf.object.message.AttributeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import thalweg.words.Phrase;

/**
 * Reads what Keras saves: HDF5 of Keras 1 and 2, of weights alone or the whole model; and of Keras
 * 3 the .weights.h5 file and the .keras zip around one. (Layout: keras/engine/saving.py and
 * hdf5_format.py of Keras 1 and 2; keras/src/saving/saving_lib.py of Keras 3.)
 */
final class KerasReader {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final String WEIGHTS = "model.weights.h5";
    private static final int MAX_JSON = 1 << 26;

    /** The most of a deflated .keras that is held in memory to be read by ranges. */
    private static final int MAX_HELD = 1 << 28;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_OBJECTS = 200_000;

    private final Bytes bytes;
    private final Path file;
    private final HdfStorage storage;
    private final HdfObjects objects;
    private final List<Tensor> tensors = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, String> layers = new LinkedHashMap<>();

    private KerasReader(Bytes bytes, Path file) {
        this.bytes = bytes;
        this.file = file;
        this.storage = HdfStorage.of(bytes);
        this.objects = new HdfObjects(storage);
    }

    /** Whether a file of these first bytes is HDF5. */
    static boolean recognises(byte[] head) {
        return head.length >= SIGNATURE.length
                && Arrays.equals(head, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** Whether a zip is one of Keras 3's. */
    static boolean recognises(ZipDirectory zip) {
        return zip.get(WEIGHTS) != null && zip.get("config.json") != null;
    }

    /**
     * The structure of an HDF5 file.
     *
     * @throws CheckpointException when it is damaged or not Keras's
     */
    static Checkpoint read(SourceFile file) {
        return HdfStorage.guarded(file, () -> new KerasReader(file, file.path()).hdf5());
    }

    /**
     * The structure of a .keras file. A stored file of weights is read in place; a deflated one is
     * held in memory.
     *
     * @throws CheckpointException when it is damaged
     */
    static Checkpoint read(ZipDirectory zip) {
        SourceFile file = zip.file();
        var weights = Objects.requireNonNull(zip.get(WEIGHTS));
        var entry = new ZipEntryBytes(file, weights);
        Bytes bytes = weights.stored() ? entry : new HeldBytes(entry.whole(MAX_HELD), entry);
        String config = text(zip, "config.json");
        return HdfStorage.guarded(
                file,
                () -> {
                    var reader = new KerasReader(bytes, file.path());
                    reader.variables();
                    if (zip.get("metadata.json") != null) {
                        reader.say(text(zip, "metadata.json"));
                    }
                    return reader.checkpoint(
                            "Keras 3", Optional.of(config), KernelLayout.OUTPUTS_LAST);
                });
    }

    private static String text(ZipDirectory zip, String name) {
        var entry = Objects.requireNonNull(zip.get(name));
        return new String(
                new ZipEntryBytes(zip.file(), entry).whole(MAX_JSON), StandardCharsets.UTF_8);
    }

    /** Metadata from flat JSON. */
    private void say(String json) {
        try {
            JsonNode said = new ObjectMapper().readTree(json);
            said.properties().stream()
                    .filter(field -> field.getValue().isValueNode())
                    .forEach(field -> metadata.put(field.getKey(), field.getValue().asText()));
        } catch (IOException e) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.metadatajson-inside-makes-no-sense"),
                    file.toString(),
                    Phrase.of("remedies.copy-save-model-again"));
        }
    }

    private Checkpoint hdf5() {
        ObjectHeader root = objects.header(objects.root());
        Map<String, AttributeMessage> said = objects.attributes(root);
        Map<String, Long> children = objects.children(root);
        Long weights = children.get("model_weights");
        ObjectHeader group = weights == null ? root : objects.header(weights);
        Map<String, AttributeMessage> attributes = objects.attributes(group);
        if (!attributes.containsKey("layer_names") && !attributes.containsKey("layer_names0")) {
            variables();
            return checkpoint("Keras 3 weights", Optional.empty(), KernelLayout.OUTPUTS_LAST);
        }
        for (String key : List.of("backend", "keras_version")) {
            AttributeMessage one = said.containsKey(key) ? said.get(key) : attributes.get(key);
            if (one != null) {
                objects.texts(one).stream().findFirst().ifPresent(t -> metadata.put(key, t));
            }
        }
        if (children.containsKey("optimizer_weights")) {
            metadata.put("left out", "optimizer_weights");
        }
        layers(group, attributes);
        AttributeMessage config = said.get("model_config");
        Optional<String> json =
                config == null ? Optional.empty() : objects.texts(config).stream().findFirst();
        return checkpoint(weights == null ? "Keras weights" : "Keras", json, layout(json));
    }

    /** Keras 1 could lay out convolutions as Theano does, and its configuration says so. */
    private KernelLayout layout(Optional<String> json) {
        if (!metadata.getOrDefault("keras_version", "2").startsWith("1.")) {
            return KernelLayout.OUTPUTS_LAST;
        }
        if (json.isEmpty()) {
            return KernelLayout.UNSAID;
        }
        return json.get().matches("(?s).*\"dim_ordering\": *\"th\".*")
                ? KernelLayout.DENSE_OUTPUTS_LAST
                : KernelLayout.OUTPUTS_LAST;
    }

    /** The tensors that the attributes name, layer by layer. */
    private void layers(ObjectHeader group, Map<String, AttributeMessage> attributes) {
        Map<String, Long> groups = objects.children(group);
        Set<String> seen = new LinkedHashSet<>();
        for (String layer : names(attributes, "layer_names")) {
            Long address = groups.get(layer);
            if (address == null) {
                throw lacks(layer);
            }
            ObjectHeader header = objects.header(address);
            Map<Long, Map<String, Long>> known = new HashMap<>();
            for (String weight : names(objects.attributes(header), "weight_names")) {
                String name = weight.startsWith(layer + "/") ? weight : layer + "/" + weight;
                if (!seen.add(name)) {
                    throw new CheckpointException(
                            Phrase.of("badcheckpoint.model-names-twice", Text.shown(name)),
                            bytes.where(),
                            Phrase.of("remedies.save-model-again"));
                }
                tensor(name, find(address, weight, known));
                layers.put(layer, layer + "/");
            }
        }
    }

    /** Keras cuts lists of names over 64 KB into several attributes: name0, name1, … */
    private List<String> names(Map<String, AttributeMessage> attributes, String name) {
        AttributeMessage whole = attributes.get(name);
        if (whole != null) {
            return objects.texts(whole);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; ; i++) {
            AttributeMessage part = attributes.get(name + i);
            if (part == null) {
                return names;
            }
            names.addAll(objects.texts(part));
        }
    }

    private long find(long group, String path, Map<Long, Map<String, Long>> known) {
        long at = group;
        for (String part : path.split("/")) {
            ObjectHeader header = objects.header(at);
            if (HdfObjects.dataset(header)) {
                throw lacks(path);
            }
            Long next = known.computeIfAbsent(at, a -> objects.children(header)).get(part);
            if (next == null) {
                throw lacks(path);
            }
            at = next;
        }
        return at;
    }

    private void tensor(String name, long address) {
        ObjectHeader header = objects.header(address);
        if (!HdfObjects.dataset(header)) {
            throw lacks(name);
        }
        AttributeMessage type = objects.attributes(header).get("dtype");
        boolean bfloat16 = type != null && objects.texts(type).contains("bfloat16");
        tensors.add(HdfTensor.of(name, address, header, storage, bfloat16));
    }

    private CheckpointException lacks(String name) {
        return new CheckpointException(
                Phrase.of("badcheckpoint.models-file-lacks-weights-names", Text.shown(name)),
                bytes.where(),
                Phrase.of("remedies.copy-save-model-again"));
    }

    /** Keras 3: every dataset in a group named vars. */
    private void variables() {
        walk("", objects.root(), 0, new LinkedHashSet<>());
    }

    private void walk(String path, long address, int depth, Set<Long> seen) {
        if (!seen.add(address) || depth > MAX_DEPTH || seen.size() > MAX_OBJECTS) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.hdf5-files-groups-run-in-circles"),
                    bytes.where(),
                    Phrase.of("remedies.do-not-use-file"));
        }
        ObjectHeader header = objects.header(address);
        if (HdfObjects.dataset(header)) {
            if (path.matches("(?s)(.*/)?vars/[^/]+")) {
                tensor(path, address);
            }
            return;
        }
        AttributeMessage name = objects.attributes(header).get("name");
        if (name != null) {
            String said = objects.texts(name).stream().findFirst().orElse("");
            layers.put(
                    said,
                    path.endsWith("/vars") ? path.substring(0, path.length() - 4) : path + "/");
        }
        for (var child : objects.children(header).entrySet()) {
            if (path.isEmpty() && child.getKey().equals("optimizer")) {
                metadata.put("left out", "optimizer");
            } else {
                walk(
                        path.isEmpty() ? child.getKey() : path + "/" + child.getKey(),
                        child.getValue(),
                        depth + 1,
                        seen);
            }
        }
    }

    private Checkpoint checkpoint(String format, Optional<String> json, KernelLayout layout) {
        if (tensors.isEmpty()) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.hdf5-file-holds-no-weights-keras-model"),
                    bytes.where(),
                    Phrase.of("remedies.save-model-weights-in-keras"));
        }
        return new Checkpoint(
                file,
                format,
                tensors,
                metadata,
                layout,
                json.map(text -> new GraphSource.Keras(text, layers)));
    }
}
