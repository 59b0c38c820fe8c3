package thalweg.desktop.presentation;

import java.util.HashMap;
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

    private final Map<String, String> awaited = new HashMap<>();

    /** A switch. */
    public void flag(String name, BooleanProperty property) {
        add(
                name,
                () -> Boolean.toString(property.get()),
                value -> property.set(Boolean.parseBoolean(value)));
    }

    /** A number from 1 on; what is none isn't chosen. */
    public void number(String name, IntegerProperty property) {
        add(
                name,
                () -> Integer.toString(property.get()),
                value -> {
                    if (value.matches("[1-9]\\d{0,5}")) {
                        property.set(Integer.parseInt(value));
                    }
                });
    }

    /** One of several. */
    public <E extends Enum<E>> void choice(String name, ObjectProperty<E> property) {
        add(
                name,
                () -> id(property.get()),
                value -> {
                    for (E one : property.get().getDeclaringClass().getEnumConstants()) {
                        if (id(one).equals(value)) {
                            property.set(one);
                        }
                    }
                });
    }

    private void add(String name, Supplier<String> told, Consumer<String> chosen) {
        now.put(name, told);
        choosing.put(name, chosen);
        String wanted = awaited.remove(name);
        if (wanted != null) {
            chosen.accept(wanted);
        }
    }

    private static String id(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    /** What is chosen. */
    public Map<String, String> now() {
        var all = new LinkedHashMap<String, String>();
        now.forEach((name, value) -> all.put(name, value.get()));
        return all;
    }

    /** Chooses it; what isn't known yet is chosen once it is. */
    public void choose(Map<String, String> wanted) {
        wanted.forEach(
                (name, value) ->
                        choosing.getOrDefault(name, later -> awaited.put(name, later))
                                .accept(value));
    }
}
