package thalweg.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * Reads the zip that Deeplearning4j's ModelSerializer writes, of a MultiLayerNetwork or a
 * ComputationGraph: a configuration, and all parameters as one vector, which the configuration says
 * how to cut. Nothing in it is handed to Deeplearning4j or deserialised: what is serialised Java
 * (preprocessor.bin, normalizer.bin) is left out and said so. (Layout: ModelSerializer and
 * ComputationGraph of deeplearning4j-nn 1.0.0-M2.1.)
 */
final class Dl4jReader {
    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";
    private static final int MAX_JSON = 1 << 26;
    private static final int MAX_DEPTH = 100;

    private final ZipDirectory zip;
    private final String where;
    private final List<Tensor> tensors = new ArrayList<>();
    private final Nd4jVector vector;
    private long at;

    private Dl4jReader(ZipDirectory zip) {
        this.zip = zip;
        this.where = zip.file().where();
        var entry = Objects.requireNonNull(zip.get(COEFFICIENTS));
        if (entry.size() == 0) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.model-holds-no-parameters"),
                    where,
                    Phrase.of("remedies.save-after-was-initialised"));
        }
        this.vector = Nd4jVector.of(new ZipEntryBytes(zip.file(), entry));
    }

    /** Whether a zip is one of Deeplearning4j's. */
    static boolean recognises(ZipDirectory zip) {
        return zip.get(CONFIGURATION) != null && zip.get(COEFFICIENTS) != null;
    }

    /**
     * The structure of the file.
     *
     * @throws CheckpointException when it is damaged or has layers that aren't read
     */
    static Checkpoint read(ZipDirectory zip) {
        return new Dl4jReader(zip).read();
    }

    private Checkpoint read() {
        var entry = Objects.requireNonNull(zip.get(CONFIGURATION));
        byte[] text = new ZipEntryBytes(zip.file(), entry).whole(MAX_JSON);
        JsonNode json = parse(text);
        if (json.path("confs").isArray()) {
            int number = 0;
            for (JsonNode layer : json.get("confs")) {
                cut(Integer.toString(number++), layer.get("layer"));
            }
        } else {
            vertices(json);
        }
        if (at != vector.count()) {
            throw new CheckpointException(
                    Phrase.of(
                            "badcheckpoint.configuration-asks-for-parameters-file-holds",
                            at,
                            vector.count()),
                    where,
                    Phrase.of("remedies.copy-save-model-again"));
        }
        return new Checkpoint(
                zip.file().path(),
                "Deeplearning4j",
                tensors,
                metadata(json),
                KernelLayout.DENSE_OUTPUTS_LAST,
                Optional.of(
                        new GraphSource.Deeplearning4j(new String(text, StandardCharsets.UTF_8))));
    }

    private JsonNode parse(byte[] text) {
        var limits = StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();
        var mapper = new ObjectMapper(JsonFactory.builder().streamReadConstraints(limits).build());
        try {
            return mapper.readTree(text);
        } catch (IOException e) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.configurationjson-inside-makes-no-sense"),
                    where,
                    Phrase.of("remedies.copy-save-model-again"));
        }
    }

    /** A graph's parameters lie in the order in which its vertices are computed. */
    private void vertices(JsonNode json) {
        JsonNode vertices = json.path("vertices");
        JsonNode order = json.path("topologicalOrderStr");
        if (!vertices.isObject() || !order.isArray()) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.configuration-does-not-say-in-order-parameters"),
                    where,
                    Phrase.of("remedies.load-model-in-deeplearning4j-100-beta-later"));
        }
        for (JsonNode name : order) {
            JsonNode vertex = vertices.path(name.asText());
            if (vertex.has("layerConf")) {
                cut(name.asText(), vertex.get("layerConf").get("layer"));
            }
        }
    }

    private void cut(String layer, @Nullable JsonNode json) {
        for (var parameter : Dl4jParameters.of(layer, json, where)) {
            Strided layout = parameter.layout();
            if (at > vector.count() - layout.count()) {
                throw new CheckpointException(
                        Phrase.of(
                                "badcheckpoint.configuration-asks-for-more-parameters-than-files",
                                vector.count()),
                        where,
                        Phrase.of("remedies.copy-save-model-again"));
            }
            tensors.add(vector.tensor(parameter.name(), at, layout));
            at += layout.count();
        }
    }

    private Map<String, String> metadata(JsonNode json) {
        var metadata = new LinkedHashMap<String, String>();
        for (String key : List.of("epochCount", "iterationCount")) {
            if (json.path(key).isIntegralNumber()) {
                metadata.put(key, json.get(key).asText());
            }
        }
        List<String> left =
                zip.entries().keySet().stream()
                        .filter(name -> !name.equals(CONFIGURATION) && !name.equals(COEFFICIENTS))
                        .map(Text::shown)
                        .toList();
        if (!left.isEmpty()) {
            metadata.put("left out", String.join(", ", left));
        }
        return metadata;
    }
}
