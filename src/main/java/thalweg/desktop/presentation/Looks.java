package thalweg.desktop.presentation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;

/** What is chosen in the panels, by name: a step of a presentation keeps it. */
public final class Looks {
    private final Map<String, Supplier<String>> now = new LinkedHashMap<>();
    private final Map<String, Consumer<String>> choosing = new LinkedHashMap<>();

    /** A switch. */
    public void flag(String name, BooleanProperty property) {
        now.put(name, () -> Boolean.toString(property.get()));
        choosing.put(name, value -> property.set(Boolean.parseBoolean(value)));
    }

    /** A number. */
    public void number(String name, IntegerProperty property) {
        now.put(name, () -> Integer.toString(property.get()));
        choosing.put(
                name,
                value -> {
                    if (value.matches("\\d{1,6}")) {
                        property.set(Integer.parseInt(value));
                    }
                });
    }

    /** One of several. */
    public <E extends Enum<E>> void choice(String name, ObjectProperty<E> property) {
        now.put(name, () -> id(property.get()));
        choosing.put(
                name,
                value -> {
                    for (E one : property.get().getDeclaringClass().getEnumConstants()) {
                        if (id(one).equals(value)) {
                            property.set(one);
                        }
                    }
                });
    }

    private static String id(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    /** What is chosen. */
    Map<String, String> now() {
        var all = new LinkedHashMap<String, String>();
        now.forEach((name, value) -> all.put(name, value.get()));
        return all;
    }

    /** Chooses it; what isn't known is left as it is. */
    void choose(Map<String, String> wanted) {
        wanted.forEach((name, value) -> choosing.getOrDefault(name, unknown -> {}).accept(value));
    }
}
