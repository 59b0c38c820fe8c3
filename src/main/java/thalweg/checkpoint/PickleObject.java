package thalweg.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Python object as a pickle describes it: of which class, made from which arguments, with which
 * attributes. Nothing of the class has been run. Compared by identity, since a pickle may put an
 * object inside itself.
 */
final class PickleObject {
    private final PickleName type;
    private final Object[] arguments;
    private final Map<Object, Object> items = new LinkedHashMap<>();
    private final List<Object> elements = new ArrayList<>();
    private @Nullable Object state;

    PickleObject(PickleName type, Object[] arguments) {
        this.type = type;
        this.arguments = arguments;
    }

    /** A name on the list that makes such objects. */
    static PickleGlobals.Global maker(String module, String name) {
        var type = new PickleName(module, name);
        return arguments -> new PickleObject(type, arguments);
    }

    PickleName type() {
        return type;
    }

    Object[] arguments() {
        return arguments;
    }

    /** What it holds as a map, where its class is a kind of map. */
    Map<Object, Object> items() {
        return items;
    }

    /** What it holds as a list, where its class is a kind of list. */
    List<Object> elements() {
        return elements;
    }

    /** Takes what BUILD sets: attributes by name, alone or beside those in slots. */
    void build(Object newState) {
        state = newState; // not copied: many objects may be given one large state
    }

    /** Its attributes by name; empty when its state is anything else. */
    Map<?, ?> attributes() {
        Object its = state instanceof Object[] both && both.length == 2 ? both[0] : state;
        return its instanceof Map<?, ?> map ? map : Map.of();
    }
}
