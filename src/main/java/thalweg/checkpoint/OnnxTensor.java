package thalweg.checkpoint;

import java.nio.ByteOrder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * Reads a TensorProto: as raw bytes, as packed floats or doubles, as integers of varying length, or
 * in a file beside the model. (Format: github.com/onnx/onnx, onnx/onnx.proto, and
 * docs/ExternalData.md.)
 */
final class OnnxTensor {
    /** Fields that hold numbers one by one. */
    private static final int FLOATS = 4;

    private static final int INT32S = 5;
    private static final int INT64S = 7;
    private static final int RAW = 9;
    private static final int DOUBLES = 10;
    private static final int UINT64S = 11;
    private static final int TEXT_TYPE = 8;
    private static final int MAX_AXES = 64;

    private final SourceFile file;
    private final long start;
    private final long end;
    private final List<Long> dims = new ArrayList<>();
    private final Map<String, String> external = new HashMap<>();
    private String name = "";
    private int type;
    private boolean outside;

    /** The field that holds the numbers; 0 when there is none. */
    private int field;

    /** Where those numbers begin when they lie in one piece, and how many bytes they are. */
    private long from;

    private long length;
    private int pieces;

    private OnnxTensor(SourceFile file, long start, long end) {
        this.file = file;
        this.start = start;
        this.end = end;
    }

    /** Its name, and the tensor itself: null when it is one of texts, which networks have none. */
    record Named(String name, @Nullable Tensor tensor) {}

    /** The tensor whose message is the reader's present field. */
    static Named read(ProtobufReader in, SourceFile file) {
        var tensor = new OnnxTensor(file, in.start(), in.start() + in.length());
        ProtobufReader fields = in.message();
        while (fields.next()) {
            tensor.take(fields);
        }
        return new Named(tensor.name, tensor.type == TEXT_TYPE ? null : tensor.tensor());
    }

    private void take(ProtobufReader in) {
        switch (in.field()) {
            case 1 -> {
                if (in.lengthDelimited()) {
                    ProtobufReader packed = in.packed();
                    while (packed.more()) {
                        dim(packed.nextWhole());
                    }
                } else {
                    dim(in.whole());
                }
            }
            case 2 -> type = (int) in.whole();
            case 3 ->
                    throw new CheckpointException(
                            Phrase.of("badcheckpoint.tensor-onnx-model-cut-into-segments-not"),
                            file.where(),
                            Phrase.of("remedies.save-model-again"));
            case 8 -> name = in.text();
            case 13 -> {
                var said = OnnxReader.pair(in.message());
                external.put(said.getKey(), said.getValue());
            }
            case 14 -> outside = in.whole() == 1;
            case FLOATS, INT32S, INT64S, RAW, DOUBLES, UINT64S -> numbers(in);
            default -> {}
        }
    }

    private void dim(long size) {
        if (dims.size() == MAX_AXES) {
            throw lies(Phrase.of("badcheckpoint.has-more-than-axes", MAX_AXES));
        }
        dims.add(size);
    }

    private void numbers(ProtobufReader in) {
        if (field != 0 && field != in.field()) {
            throw lies(Phrase.of("badcheckpoint.has-numbers-twice"));
        }
        field = in.field();
        boolean whole = in.lengthDelimited();
        from = whole ? in.start() : 0;
        length = whole ? in.length() : 0;
        pieces += whole ? 1 : 2;
    }

    private Tensor tensor() {
        ElementType element = element(type);
        if (element == null) {
            throw new CheckpointException(
                    Phrase.of(
                            "badcheckpoint.tensor-stored-as-onnxs-type-not-read",
                            Text.shown(name),
                            type),
                    file.where(),
                    Phrase.of("remedies.convert-to-float16-bfloat16-float32"));
        }
        var layout = Strided.rowMajor(dims.stream().mapToLong(Long::longValue).toArray());
        if (layout == null) {
            throw lies(Phrase.of("badcheckpoint.has-impossible-shape"));
        }
        return new Tensor(name, element, layout.shape(), source(element, layout));
    }

    private Tensor.Source source(ElementType element, Strided layout) {
        if (outside) {
            return outside(element, layout);
        }
        if (field == 0 && layout.count() == 0) {
            return () -> new float[0];
        }
        boolean wide = element == ElementType.F64 && field == DOUBLES;
        boolean fixed = field == RAW || element == ElementType.F32 && field == FLOATS || wide;
        if (fixed && pieces == 1) {
            if (length != layout.count() * element.bytes()) {
                throw lies(Phrase.of("badcheckpoint.has-shape-does-not-fit-bytes"));
            }
            return new InPlace(file, from, element, ByteOrder.LITTLE_ENDIAN, layout);
        }
        if (field == RAW || !holds(element) || layout.count() > end - start) {
            throw lies(Phrase.of("badcheckpoint.has-shape-type-does-not-fit-numbers"));
        }
        return () -> oneByOne(element, layout);
    }

    /** Whether the field is the one that the format gives to numbers of this type. */
    private boolean holds(ElementType element) {
        return field
                == switch (element) {
                    case F32 -> FLOATS;
                    case F64 -> DOUBLES;
                    case I64 -> INT64S;
                    case U32, U64 -> UINT64S;
                    default -> INT32S;
                };
    }

    /** Numbers of varying length, or not packed: the message is gone through again. */
    private float[] oneByOne(ElementType element, Strided layout) {
        float[] numbers = Numbers.allocate(layout.count(), file.where());
        int count = 0;
        ProtobufReader in = ProtobufReader.of(file, start, end);
        while (in.next()) {
            if (in.field() != field) {
                continue;
            }
            ProtobufReader packed = in.lengthDelimited() ? in.packed() : null;
            while (packed == null || packed.more()) {
                if (count == numbers.length) {
                    throw lies(Phrase.of("badcheckpoint.has-more-numbers-than-shape"));
                }
                numbers[count++] =
                        switch (element) {
                            case F32 -> packed == null ? in.real() : packed.nextReal();
                            case F64 -> (float) (packed == null ? in.wide() : packed.nextWide());
                            default ->
                                    narrowed(
                                            packed == null ? in.whole() : packed.nextWhole(),
                                            element);
                        };
                if (packed == null) {
                    break;
                }
            }
        }
        if (count < numbers.length) {
            throw lies(Phrase.of("badcheckpoint.has-fewer-numbers-than-shape"));
        }
        return numbers;
    }

    private static float narrowed(long bits, ElementType element) {
        return switch (element) {
            case F16 -> Float.float16ToFloat((short) bits);
            case BF16 -> Float.intBitsToFloat((int) bits << 16);
            case BOOL -> bits == 0 ? 0 : 1;
            case U32 -> bits & 0xffffffffL;
            case U64 -> bits >= 0 ? bits : 2f * (bits >>> 1 | bits & 1);
            default -> bits;
        };
    }

    private Tensor.Source outside(ElementType element, Strided layout) {
        SourceFile beside = SourceFile.of(beside(external.getOrDefault("location", "")));
        long offset = number("offset", 0);
        long bytes = layout.count() * element.bytes();
        if (number("length", bytes) != bytes || offset < 0 || offset > beside.size() - bytes) {
            throw lies(Phrase.of("badcheckpoint.lies-outside", Text.shown(beside.where())));
        }
        return new InPlace(beside, offset, element, ByteOrder.LITTLE_ENDIAN, layout);
    }

    /** A file in the model's own folder or below; a model may name no other. */
    private Path beside(String location) {
        try {
            Path path = Path.of(location);
            boolean up = path.isAbsolute() || location.isBlank() || location.indexOf('\\') >= 0;
            up |= location.chars().anyMatch(Character::isISOControl);
            for (Path part : path) {
                up |= part.toString().equals("..");
            }
            if (!up) {
                return file.path().resolveSibling(path);
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw new CheckpointException(
                Phrase.of(
                        "badcheckpoint.tensor-said-to-lie-in-not-beside",
                        Text.shown(name),
                        Text.shown(location)),
                file.where(),
                Phrase.of("remedies.do-not-use-file-unless-you-trust"));
    }

    private long number(String key, long otherwise) {
        String text = external.get(key);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw lies(Phrase.of("badcheckpoint.has-impossible", key));
        }
    }

    private static @Nullable ElementType element(int type) {
        return switch (type) {
            case 1 -> ElementType.F32;
            case 2 -> ElementType.U8;
            case 3 -> ElementType.I8;
            case 4 -> ElementType.U16;
            case 5 -> ElementType.I16;
            case 6 -> ElementType.I32;
            case 7 -> ElementType.I64;
            case 9 -> ElementType.BOOL;
            case 10 -> ElementType.F16;
            case 11 -> ElementType.F64;
            case 12 -> ElementType.U32;
            case 13 -> ElementType.U64;
            case 16 -> ElementType.BF16;
            default -> null;
        };
    }

    private CheckpointException lies(Phrase how) {
        return new CheckpointException(
                Phrase.of("badcheckpoint.tensor-onnx-model", Text.shown(name), how),
                file.where(),
                Phrase.of("remedies.copy-save-model-again"));
    }
}
