package thalweg.desktop.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the layers of one network are called in a narrow list: a stage, which is the heading, and
 * what is left of the name under it. Nothing is cut away that tells two layers apart.
 */
final class LayerNames {
    /** Where more than so many letters are left under a stage, it is parted again. */
    private static final int MOST_LETTERS = 22;

    private static final String WEIGHT = ".weight";

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> stages = new HashMap<>();

    /**
     * The names of weight tensors.
     *
     * @param tensors in the network's order
     */
    LayerNames(List<String> tensors) {
        String ending = ending(tensors);
        for (String tensor : tensors) {
            names.put(
                    tensor,
                    tensor.endsWith(ending)
                            ? tensor.substring(0, tensor.length() - ending.length())
                            : tensor);
        }
        if (new HashSet<>(names.values()).size() < tensors.size()) {
            tensors.forEach(tensor -> names.put(tensor, tensor));
        }
        if (!tensors.isEmpty()) {
            part(List.copyOf(names.keySet()), 0);
        }
    }

    /** A layer's name in one piece, without what all names end with. */
    String name(String tensor) {
        return names.getOrDefault(tensor, tensor);
    }

    /** The heading that a layer stands under; empty for none. */
    String stage(String tensor) {
        return stages.getOrDefault(tensor, "");
    }

    /** What is left of the name under its heading. */
    String rest(String tensor) {
        String stage = stage(tensor);
        return stage.isEmpty() ? name(tensor) : name(tensor).substring(stage.length() + 1);
    }

    /** Whether all words of a query are in a layer's name, in any order and case. */
    boolean fits(String tensor, String query) {
        String name = name(tensor).toLowerCase(Locale.ROOT);
        for (String word : query.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!name.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** Puts layers, which stand under a heading of so many words, under longer ones. */
    private void part(List<String> tensors, int heading) {
        int shared = Math.max(heading, shared(tensors));
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (String tensor : tensors) {
            parts.computeIfAbsent(words(tensor)[shared], _ -> new ArrayList<>()).add(tensor);
        }
        boolean worth =
                heading == 0
                        ? parts.size() < tensors.size()
                        : 2 * parts.size() <= tensors.size() && isLong(tensors, shared);
        if (parts.size() == 1 || !worth) {
            tensors.forEach(tensor -> put(tensor, shared));
            return;
        }
        for (List<String> part : parts.values()) {
            if (part.size() == 1) {
                put(part.getFirst(), heading);
            } else if (part.stream().anyMatch(tensor -> words(tensor).length == shared + 1)) {
                part.forEach(tensor -> put(tensor, heading)); // a layer called like a stage
            } else {
                part(part, shared + 1);
            }
        }
    }

    private void put(String tensor, int words) {
        int end = 0;
        for (int i = 0; i < words; i++) {
            end += words(tensor)[i].length() + (i == 0 ? 0 : 1);
        }
        stages.put(tensor, name(tensor).substring(0, end));
    }

    private boolean isLong(List<String> tensors, int words) {
        return tensors.stream()
                .anyMatch(
                        tensor -> {
                            int left = 0;
                            for (int i = words; i < words(tensor).length; i++) {
                                left += words(tensor)[i].length() + 1;
                            }
                            return left - 1 > MOST_LETTERS;
                        });
    }

    /** How many words these names begin with alike; one at least is left of each. */
    private int shared(List<String> tensors) {
        String[] first = words(tensors.getFirst());
        int shared = first.length - 1;
        for (String tensor : tensors) {
            String[] words = words(tensor);
            int same = 0;
            while (same < shared && same < words.length - 1 && words[same].equals(first[same])) {
                same++;
            }
            shared = same;
        }
        return shared;
    }

    private String[] words(String tensor) {
        return name(tensor).split("[./]", -1);
    }

    /** The last word that all names have and more; or what most weights' names end with. */
    private static String ending(List<String> tensors) {
        Set<String> endings = new HashSet<>();
        for (String tensor : tensors) {
            int cut = Math.max(tensor.lastIndexOf('.'), tensor.lastIndexOf('/'));
            endings.add(cut <= 0 ? "" : tensor.substring(cut));
        }
        return endings.size() == 1 ? endings.iterator().next() : WEIGHT;
    }
}
