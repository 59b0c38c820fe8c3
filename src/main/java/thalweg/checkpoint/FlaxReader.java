package thalweg.checkpoint;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/**
 * Reads what {@code flax.serialization.to_bytes} writes: nested maps in msgpack with arrays as
 * extensions, as in the checkpoints of Git Re-Basin's own code. Names are joined by "/", as {@code
 * flax.traverse_util.flatten_dict} is used there and in Flax's documentation; a dot may stand in a
 * module's own name. (Layout: flax/serialization.py.)
 */
final class FlaxReader {
    private static final int ARRAY = 1;
    private static final int SCALAR = 3;
    private static final int MAX_DEPTH = 100;
    private static final int MAX_AXES = 64;
    private static final int MAX_SAID = 1000;
    private static final String CHUNKED = "__msgpack_chunked_array__";

    /** What an optimizer remembers: arrays of the parameters' names and shapes. */
    private static final String OPTIMIZER = "opt_state";

    private final SourceFile file;
    private final MsgpackReader in;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private FlaxReader(SourceFile file) {
        this.file = file;
        this.in = MsgpackReader.of(file, "Flax");
    }

    /** Whether a file of these first bytes means to be one: a map that begins with a text. */
    static boolean recognises(byte[] head) {
        int first = head.length == 0 ? 0 : head[0] & 0xff;
        int key = first > 0x80 && first < 0x90 ? 1 : first == 0xde ? 3 : first == 0xdf ? 5 : 0;
        if (key == 0 || key >= head.length) {
            return false;
        }
        int code = head[key] & 0xff;
        return code > 0xa0 && code < 0xc0 || code >= 0xd9 && code <= 0xdb;
    }

    /**
     * The structure of the file.
     *
     * @throws CheckpointException when it is damaged or holds no arrays
     */
    static Checkpoint read(SourceFile file) {
        return new FlaxReader(file).read();
    }

    private Checkpoint read() {
        value("", 0);
        if (!in.done()) {
            throw in.damaged();
        }
        if (tensors.isEmpty()) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.msgpack-file-holds-no-arrays-as-flax"),
                    file.where(),
                    Phrase.of("remedies.save-parameters-with-flaxserializationtobytes"));
        }
        return new Checkpoint(
                file.path(),
                "Flax",
                List.copyOf(tensors.values()),
                metadata,
                KernelLayout.OUTPUTS_LAST,
                Optional.empty());
    }

    private void value(String name, int depth) {
        switch (in.next()) {
            case MAP -> map(name, depth);
            case EXTENSION -> extension(name);
            case TEXT -> say(name, in.text());
            case WHOLE -> say(name, Long.toString(in.whole()));
            case REAL -> say(name, Double.toString(in.real()));
            case BOOL -> say(name, Boolean.toString(in.whole() != 0));
            case BYTES -> in.skipBytes();
            case LIST -> {
                for (long left = in.length(); left > 0; left--) {
                    in.skip();
                }
            }
            case NIL -> {}
        }
    }

    private void say(String name, String what) {
        if (metadata.size() < MAX_SAID) {
            metadata.put(name, what);
        }
    }

    private void map(String name, int depth) {
        long count = in.length();
        if (depth > MAX_DEPTH) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.msgpack-file-nested-more-than-deep", MAX_DEPTH),
                    file.where(),
                    Phrase.of("remedies.do-not-use-file"));
        }
        for (long i = 0; i < count; i++) {
            String key = key();
            if (i == 0 && key.equals(CHUNKED)) {
                in.skip();
                chunked(name, count - 1);
                return;
            }
            if (depth < 2 && key.equals(OPTIMIZER)) {
                in.skip();
                metadata.put("left out", OPTIMIZER);
            } else {
                value(name.isEmpty() ? key : name + "/" + key, depth + 1);
            }
        }
    }

    private String key() {
        in.expect(MsgpackReader.Kind.TEXT);
        return in.text();
    }

    private void extension(String name) {
        int kind = in.extension();
        if (kind == ARRAY || kind == SCALAR) {
            InPlace numbers = array(name, in.within());
            if (kind == ARRAY) {
                put(name, numbers.type(), numbers.layout(), numbers);
            } else if (numbers.layout().count() == 1 && metadata.size() < MAX_SAID) {
                say(name, number(numbers));
            }
        }
        in.skipBytes();
    }

    private static String number(InPlace one) {
        float value = one.read()[0];
        boolean whole = !one.type().floating() && one.type() != ElementType.BOOL;
        return one.type() == ElementType.BOOL
                ? Boolean.toString(value != 0)
                : whole ? Long.toString((long) value) : Float.toString(value);
    }

    private void put(String name, ElementType type, Strided layout, Tensor.Source source) {
        in.keep();
        if (tensors.put(name, new Tensor(name, type, layout.shape(), source)) != null) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.msgpack-file-names-twice", Text.shown(name)),
                    file.where(),
                    Phrase.of("remedies.save-parameters-again"));
        }
    }

    /** Shape, name of the type, bytes. */
    private InPlace array(String name, MsgpackReader inner) {
        inner.expect(MsgpackReader.Kind.LIST);
        if (inner.length() != 3) {
            throw in.damaged();
        }
        inner.expect(MsgpackReader.Kind.LIST);
        if (inner.length() > MAX_AXES) {
            throw lies(name);
        }
        var shape = new long[(int) inner.length()];
        for (int i = 0; i < shape.length; i++) {
            inner.expect(MsgpackReader.Kind.WHOLE);
            shape[i] = inner.whole();
        }
        inner.expect(MsgpackReader.Kind.TEXT);
        String label = inner.text();
        ElementType type = type(label);
        if (type == null) {
            throw new CheckpointException(
                    Phrase.of(
                            "badcheckpoint.array-stored-as-not-read",
                            Text.shown(name),
                            Text.shown(label)),
                    file.where(),
                    Phrase.of("remedies.convert-to-float16-bfloat16-float32"));
        }
        var kind = inner.next();
        Strided layout = Strided.rowMajor(shape);
        // Writers before msgpack 1.0 had no kind of its own for bytes.
        if (kind != MsgpackReader.Kind.BYTES && kind != MsgpackReader.Kind.TEXT
                || layout == null
                || layout.count() * type.bytes() != inner.length()) {
            throw lies(name);
        }
        return new InPlace(file, inner.place(), type, ByteOrder.LITTLE_ENDIAN, layout);
    }

    /** An array over a gigabyte is cut, flattened, into several: maps of numbers from "0" on. */
    private void chunked(String name, long count) {
        long[] shape = null;
        List<InPlace> pieces = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            String key = key();
            if (key.equals("shape")) {
                shape = shape(name);
            } else if (key.equals("chunks")) {
                pieces(name, pieces);
            } else {
                in.skip();
            }
        }
        Strided layout = shape == null ? null : Strided.rowMajor(shape);
        long total = pieces.stream().mapToLong(piece -> piece.layout().count()).sum();
        if (layout == null
                || pieces.isEmpty()
                || total != layout.count()
                || pieces.stream().map(InPlace::type).distinct().count() != 1) {
            throw lies(name);
        }
        put(
                name,
                pieces.getFirst().type(),
                layout,
                new Joined(List.copyOf(pieces), total, file.where()));
    }

    private long[] shape(String name) {
        in.expect(MsgpackReader.Kind.MAP);
        if (in.length() > MAX_AXES) {
            throw lies(name);
        }
        var shape = new long[(int) in.length()];
        for (int i = 0; i < shape.length; i++) {
            if (!key().equals(Integer.toString(i))) {
                throw lies(name);
            }
            in.expect(MsgpackReader.Kind.WHOLE);
            shape[i] = in.whole();
        }
        return shape;
    }

    private void pieces(String name, List<InPlace> pieces) {
        in.expect(MsgpackReader.Kind.MAP);
        long count = in.length();
        for (long i = 0; i < count; i++) {
            if (!key().equals(Long.toString(i))) {
                throw lies(name);
            }
            in.expect(MsgpackReader.Kind.EXTENSION);
            in.keep();
            if (in.extension() != ARRAY) {
                throw lies(name);
            }
            pieces.add(array(name, in.within()));
            in.skipBytes();
        }
    }

    private static @Nullable ElementType type(String label) {
        for (ElementType type : ElementType.values()) {
            if (type.label().equals(label)) {
                return type;
            }
        }
        return null;
    }

    private CheckpointException lies(String name) {
        return new CheckpointException(
                Phrase.of("badcheckpoint.array-flax-file-has-shape-does-not", Text.shown(name)),
                file.where(),
                Phrase.of("remedies.copy-save-parameters-again"));
    }
}
