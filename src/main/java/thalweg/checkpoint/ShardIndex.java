package thalweg.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * Says in which file of its folder each tensor of a large model lies. (Format: what {@code
 * save_pretrained} of Hugging Face's transformers writes beside the shards, as {@code
 * model.safetensors.index.json} or {@code pytorch_model.bin.index.json}.)
 *
 * @param file the index itself
 * @param shards name of a tensor → name of its file, in the index's order
 * @param metadata text and numbers beside them
 */
record ShardIndex(Path file, Map<String, String> shards, Map<String, String> metadata) {
    private static final int MAX_BYTES = 1 << 26;
    private static final String TENSORS = "weight_map";

    /** The index that is meant, where a folder has several. */
    private static final List<String> PREFERRED =
            List.of("model.safetensors.index.json", "pytorch_model.bin.index.json");

    /** Whether these first bytes may be those of an index. */
    static boolean mayBegin(byte[] head) {
        for (byte b : head) {
            if (b == '{') {
                return true;
            }
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return false;
    }

    /**
     * The index in a folder; null when it has none.
     *
     * @throws CheckpointException when it has several, or a damaged one
     */
    static @Nullable ShardIndex in(Path folder) {
        List<Path> candidates = candidates(folder);
        for (String name : PREFERRED) {
            Path file = folder.resolve(name);
            if (candidates.contains(file)) {
                return read(SourceFile.of(file));
            }
        }
        if (candidates.size() > 1) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.folder-holds-several-indexes-shards"),
                    folder.toString(),
                    Phrase.of("remedies.name-one"));
        }
        return candidates.isEmpty() ? null : read(SourceFile.of(candidates.getFirst()));
    }

    /** The index that lists a file as one of its shards; null when there is none. */
    static @Nullable ShardIndex listing(Path shard) {
        Path folder = shard.toAbsolutePath().getParent();
        String name = String.valueOf(shard.getFileName());
        for (Path candidate : folder == null ? List.<Path>of() : candidates(folder)) {
            try {
                var index = read(SourceFile.of(shard.resolveSibling(candidate.getFileName())));
                if (index != null && index.shards.containsValue(name)) {
                    return index;
                }
            } catch (CheckpointException e) {
                // An index that can't be read says nothing of a file that can.
            }
        }
        return null;
    }

    private static List<Path> candidates(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.index*.json")) {
            files.forEach(found::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return List.of(); // a folder that may not be listed can't be searched
        }
        found.sort(null);
        return found;
    }

    /**
     * Reads an index; null when a file is no such thing.
     *
     * @throws CheckpointException when it is cut short, or names a file outside its folder
     */
    static @Nullable ShardIndex read(SourceFile file) {
        if (file.size() > MAX_BYTES) {
            return null;
        }
        var index = new ShardIndex(file.path(), new LinkedHashMap<>(), new LinkedHashMap<>());
        boolean found = false;
        var factory =
                JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        try (JsonParser json = factory.createParser(file.read(0, (int) file.size()))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals(TENSORS) && value == JsonToken.START_OBJECT) {
                    found = true;
                    index.takeShards(json);
                } else if (field.equals("metadata") && value == JsonToken.START_OBJECT) {
                    index.takeMetadata(json);
                } else {
                    json.skipChildren();
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw new IOException("not one object");
            }
        } catch (IOException e) {
            if (found) {
                throw index.damaged(Phrase.of("badcheckpoint.cut-short-no-json"));
            }
            return null;
        }
        if (found && index.shards.isEmpty()) {
            throw index.damaged(Phrase.of("badcheckpoint.names-no-tensors"));
        }
        return found ? index : null;
    }

    private void takeShards(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String tensor = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw damaged(Phrase.of("badcheckpoint.gives-no-file", Text.shown(tensor)));
            }
            String shard = json.getText();
            if (!plain(shard)) {
                throw new CheckpointException(
                        Phrase.of(
                                "badcheckpoint.index-names-file-no-plain-name-in",
                                Text.shown(shard)),
                        file.toString(),
                        Phrase.of("remedies.do-not-use-index-unless-you-trust"));
            }
            shards.put(tensor, shard);
        }
    }

    private void takeMetadata(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue()) {
                metadata.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
    }

    /** A name that can mean nothing but a file beside the index. */
    private static boolean plain(String name) {
        boolean separated =
                name.chars().anyMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ');
        if (name.isBlank() || separated || name.equals(".") || name.equals("..")) {
            return false;
        }
        try {
            return Path.of(name).getNameCount() == 1;
        } catch (InvalidPathException e) {
            return false; // half a character, say
        }
    }

    private CheckpointException damaged(Phrase how) {
        return new CheckpointException(
                Phrase.of("badcheckpoint.index-shards-damaged", how),
                file.toString(),
                Phrase.of("remedies.fetch-again"));
    }
}
