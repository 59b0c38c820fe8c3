package thalweg.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.razorvine.pickle.Opcodes;

/** The few operations of pickle's protocol 2 that a state_dict takes. */
final class PickleWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PickleWriter() {
        operation(Opcodes.PROTO);
        out.write(2);
    }

    private PickleWriter operation(short code) {
        out.write(code);
        return this;
    }

    /** Begins a tuple, or items. */
    PickleWriter mark() {
        return operation(Opcodes.MARK);
    }

    /** What came since the mark, as a tuple. */
    PickleWriter tuple() {
        return operation(Opcodes.TUPLE);
    }

    /** A function's or class's name. */
    PickleWriter global(String module, String name) {
        operation(Opcodes.GLOBAL);
        out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Calls the name before the tuple of arguments. */
    PickleWriter call() {
        return operation(Opcodes.REDUCE);
    }

    PickleWriter emptyOrderedDict() {
        return global("collections", "OrderedDict").operation(Opcodes.EMPTY_TUPLE).call();
    }

    PickleWriter text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        operation(Opcodes.BINUNICODE).little(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    PickleWriter integer(int number) {
        return operation(Opcodes.BININT).little(number);
    }

    /** A tuple of integers. */
    PickleWriter integers(List<Integer> numbers) {
        mark();
        numbers.forEach(this::integer);
        return tuple();
    }

    /** False. */
    PickleWriter no() {
        return operation(Opcodes.NEWFALSE);
    }

    /** Turns a tuple into what lies outside the pickle: a storage. */
    PickleWriter persistent() {
        return operation(Opcodes.BINPERSID);
    }

    /** Puts the keys and values since the mark into the map before it. */
    PickleWriter setItems() {
        return operation(Opcodes.SETITEMS);
    }

    byte[] stop() {
        operation(Opcodes.STOP);
        return out.toByteArray();
    }

    private PickleWriter little(int number) {
        out.writeBytes(
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
        return this;
    }
}
