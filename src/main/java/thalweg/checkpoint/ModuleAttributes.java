package thalweg.checkpoint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a pickled module says of itself, in the plain form of {@link SavedModule}. */
final class ModuleAttributes {
    private static final int MAX_ATTRIBUTES = 100;
    private static final int MAX_ELEMENTS = 100;
    private static final int MAX_TEXT = 200;
    private static final int MAX_DEPTH = 3;

    /** How TorchScript tells classes of one name apart. */
    private static final Pattern MANGLED = Pattern.compile("\\.___torch_mangle_\\d+");

    private ModuleAttributes() {}

    /** A class's full name; a TorchScript class is called as in the program it came from. */
    static String type(PickleName name) {
        String full = name.toString();
        if (name.scripted()) {
            full = MANGLED.matcher(full.substring("__torch__.".length())).replaceAll("");
        }
        return Text.shown(full);
    }

    /** The attributes that are numbers, text, truth values, names, or tuples of these. */
    static Map<String, Object> of(PickleObject module) {
        var plain = new LinkedHashMap<String, Object>();
        if (module.type().scripted()) {
            return plain;
        }
        for (var entry : module.attributes().entrySet()) {
            // What begins with an underscore is torch.nn.Module's own, as is "training".
            if (entry.getKey() instanceof String name
                    && !name.startsWith("_")
                    && !name.equals("training")
                    && name.length() <= MAX_TEXT) {
                Object value = plain(entry.getValue(), 0);
                if (value != null) {
                    plain.put(name, value);
                }
            }
            if (plain.size() == MAX_ATTRIBUTES) {
                break;
            }
        }
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value, int depth) {
        return switch (value) {
            case Boolean truth -> truth;
            case BigInteger large -> null;
            case Float number -> number.doubleValue();
            case Double number -> number;
            case Number number -> number.longValue();
            case String text when text.length() <= MAX_TEXT -> text;
            case PickleName name -> Text.shown(name.toString());
            case Object[] tuple -> list(Arrays.asList(tuple), depth + 1);
            case List<?> list -> list(list, depth + 1);
            case null, default -> null;
        };
    }

    /** Null when any element has no plain form: a part would mislead. */
    private static @Nullable List<Object> list(List<?> values, int depth) {
        if (depth > MAX_DEPTH || values.size() > MAX_ELEMENTS) {
            return null;
        }
        List<Object> plain = new ArrayList<>();
        for (Object value : values) {
            Object its = plain(value, depth);
            if (its == null) {
                return null;
            }
            plain.add(its);
        }
        return List.copyOf(plain);
    }
}
