package thalweg.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * Reads safetensors: the header's length as a 64-bit little-endian number, the header as JSON, then
 * the numbers. As the format's own reader does, it refuses headers whose tensors leave gaps,
 * overlap, or don't end with the file. (Format: github.com/huggingface/safetensors, README.)
 */
final class SafetensorsReader {
    private static final int MAX_HEADER = 1 << 25;
    private static final String METADATA = "__metadata__";

    private final SourceFile file;

    /** Where the numbers begin. */
    private final long base;

    private SafetensorsReader(SourceFile file, long base) {
        this.file = file;
        this.base = base;
    }

    /** Whether a file of these first nine bytes means to be one. */
    static boolean recognises(byte[] head) {
        return head.length >= 9 && head[8] == '{';
    }

    /**
     * The structure of the file, without common prefixes of its names.
     *
     * @throws CheckpointException when the header lies, or names a type that isn't read
     */
    static Checkpoint read(SourceFile file) {
        return Names.stripped(asNamed(file));
    }

    /** The structure of the file, its names as they are. */
    static Checkpoint asNamed(SourceFile file) {
        long length = ByteBuffer.wrap(file.read(0, 8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length > file.size() - 8 && length <= MAX_HEADER && endsInHeader(file)) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.header-cut-short", length, file.size() - 8),
                    file.where(),
                    Phrase.of("remedies.copy-save-checkpoint-again"));
        }
        if (length < 0 || length > file.size() - 8) {
            throw lies(
                    file,
                    Phrase.of(
                            "badcheckpoint.claims-bytes-in-file",
                            Text.unsigned(length),
                            file.size()));
        }
        if (length > MAX_HEADER) {
            throw lies(file, Phrase.of("badcheckpoint.bytes-long-over", length, MAX_HEADER));
        }
        return new SafetensorsReader(file, 8 + length).parse(file.read(8, (int) length));
    }

    /** Whether what is there of the header is right as far as it goes: the rest is missing. */
    private static boolean endsInHeader(SourceFile file) {
        byte[] there = file.read(8, (int) (file.size() - 8));
        try (JsonParser json = new JsonFactory().createParser(there)) {
            while (json.nextToken() != null) {
                continue;
            }
            return false; // it is whole, and the length is wrong
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation(); // within a word it is no JsonEOFException
            return at != null && at.getByteOffset() >= there.length;
        } catch (IOException e) {
            return false;
        }
    }

    /** One tensor of the header; offsets in bytes from the first number. */
    private record Claim(String name, String type, long[] shape, long begin, long end) {}

    private Checkpoint parse(byte[] header) {
        List<Claim> claims = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        var factory =
                JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        try (JsonParser json = factory.createParser(header)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                expect(json.nextToken(), JsonToken.START_OBJECT);
                if (name.equals(METADATA)) {
                    metadata(json, metadata);
                } else {
                    claims.add(claim(name, json));
                }
            }
            expect(json.currentToken(), JsonToken.END_OBJECT);
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("more than one value");
            }
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw lies(file, Phrase.of("badcheckpoint.makes-no-sense"));
        }
        if (claims.isEmpty()) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.file-holds-no-tensors"),
                    file.where(),
                    Phrase.of("remedies.save-checkpoint-again"));
        }
        requireTiling(claims);
        List<Tensor> tensors = claims.stream().map(this::tensor).toList();
        return new Checkpoint(file.path(), "safetensors", tensors, metadata);
    }

    private static void expect(@Nullable JsonToken token, JsonToken expected) {
        if (token != expected) {
            throw new IllegalArgumentException("not the token expected");
        }
    }

    private static void metadata(JsonParser json, Map<String, String> metadata) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            expect(json.nextToken(), JsonToken.VALUE_STRING);
            metadata.put(key, json.getText());
        }
    }

    private static Claim claim(String name, JsonParser json) throws IOException {
        String type = null;
        long[] shape = null;
        long[] offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "dtype" -> {
                    expect(value, JsonToken.VALUE_STRING);
                    type = json.getText();
                }
                case "shape" -> shape = longs(json);
                case "data_offsets" -> offsets = longs(json);
                default -> throw new IllegalArgumentException("an unknown field");
            }
        }
        if (type == null || shape == null || offsets == null || offsets.length != 2) {
            throw new IllegalArgumentException("a field is missing");
        }
        return new Claim(name, type, shape, offsets[0], offsets[1]);
    }

    private static long[] longs(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            numbers.add(json.getLongValue());
        }
        expect(json.currentToken(), JsonToken.END_ARRAY);
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private void requireTiling(List<Claim> claims) {
        List<Claim> sorted = new ArrayList<>(claims);
        sorted.sort(Comparator.comparingLong(Claim::begin).thenComparingLong(Claim::end));
        long data = file.size() - base;
        if (sorted.getLast().end > data && isWhole(sorted)) {
            throw file.truncated();
        }
        long at = 0;
        for (Claim claim : sorted) {
            String name = Text.shown(claim.name);
            if (claim.begin < 0 || claim.end < claim.begin || claim.end > data) {
                throw lies(file, Phrase.of("badcheckpoint.puts-outside-file", name));
            }
            if (claim.begin < at) {
                throw lies(file, Phrase.of("badcheckpoint.lets-overlap-another-tensor", name));
            }
            if (claim.begin > at) {
                throw lies(file, Phrase.of("badcheckpoint.leaves-gap-before", name));
            }
            at = claim.end;
        }
        if (at != data) {
            throw lies(
                    file, Phrase.of("badcheckpoint.leaves-bytes-file-without-tensor", data - at));
        }
    }

    /** Whether the tensors, one after the other and each as long as its shape, are a file's. */
    private static boolean isWhole(List<Claim> sorted) {
        long at = 0;
        for (Claim claim : sorted) {
            ElementType type = type(claim.type);
            var layout = Strided.rowMajor(claim.shape);
            boolean fits =
                    type != null
                            && layout != null
                            && layout.count() * type.bytes() == claim.end - claim.begin;
            if (!fits || claim.begin != at) {
                return false;
            }
            at = claim.end;
        }
        return true;
    }

    private Tensor tensor(Claim claim) {
        String name = claim.name;
        ElementType type = type(claim.type);
        if (type == null) {
            throw new CheckpointException(
                    Phrase.of(
                            "badcheckpoint.tensor-stored-as-not-read",
                            Text.shown(name),
                            Text.shown(claim.type)),
                    file.where(),
                    Phrase.of("remedies.convert-to-float16-bfloat16-float32"));
        }
        Strided.requireRoom(name, claim.shape, claim.end - claim.begin, type, file.where());
        var layout = Strided.rowMajor(claim.shape);
        if (layout == null || layout.count() * type.bytes() != claim.end - claim.begin) {
            throw lies(
                    file,
                    Phrase.of("badcheckpoint.gives-shape-does-not-fit-bytes", Text.shown(name)));
        }
        return new Tensor(
                name,
                type,
                layout.shape(),
                () ->
                        file.numbers(
                                base + claim.begin, layout.count(), type, ByteOrder.LITTLE_ENDIAN));
    }

    private static @Nullable ElementType type(String name) {
        for (ElementType type : ElementType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return null;
    }

    private static CheckpointException lies(SourceFile file, Phrase how) {
        return new CheckpointException(
                Phrase.of("badcheckpoint.safetensors-header", how),
                file.where(),
                Phrase.of("remedies.copy-save-checkpoint-again"));
    }
}
