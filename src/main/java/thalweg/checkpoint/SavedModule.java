package thalweg.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A layer or block of a network that was saved as an object, whole: what the file says of it beside
 * its tensors. Only what the object kept is known: what its code does is not in the file.
 *
 * @param path as in the names of its tensors, such as {@code layer1.0.conv1}; empty for the network
 * @param type its class with the module that defines it, such as {@code
 *     torch.nn.modules.conv.Conv2d}
 * @param attributes such as stride, padding, eps or negative_slope, by name: each a String, Long,
 *     Double, Boolean, or an unmodifiable List of these (a tuple); a function or class by its name,
 *     such as {@code torch.nn.functional.relu}. Empty for TorchScript, which keeps them in code
 */
public record SavedModule(String path, String type, Map<String, Object> attributes) {
    /** Copies the attributes. */
    public SavedModule {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The class alone, such as {@code Conv2d}. */
    public String kind() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** An attribute that is text, such as {@code padding_mode}. */
    public Optional<String> text(String name) {
        return attributes.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** An attribute that is one number, such as {@code eps}. */
    public OptionalDouble number(String name) {
        return attributes.get(name) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /**
     * An attribute that is whole numbers, such as {@code stride}: one an axis, or a single one that
     * is meant for all; empty when it is neither.
     */
    public List<Long> integers(String name) {
        return switch (attributes.get(name)) {
            case Long one -> List.of(one);
            case List<?> all when all.stream().allMatch(Long.class::isInstance) ->
                    all.stream().map(Long.class::cast).toList();
            case null, default -> List.of();
        };
    }
}
