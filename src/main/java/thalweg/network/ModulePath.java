package thalweg.network;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module's path in its parts: "layer1.0.conv1" and "conv2_block1_1_conv" alike.
 *
 * @param parts e.g. layer1, 0, conv1
 * @param ends where each ends in the path
 */
record ModulePath(String path, List<String> parts, List<Integer> ends) {
    private static final Pattern PART = Pattern.compile("[^./_]+");

    /** Copies the lists. */
    ModulePath {
        parts = List.copyOf(parts);
        ends = List.copyOf(ends);
    }

    static ModulePath of(String path) {
        List<String> parts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        Matcher m = PART.matcher(path);
        while (m.find()) {
            parts.add(m.group());
            ends.add(m.end());
        }
        return new ModulePath(path, parts, ends);
    }

    /** Its first so many parts. */
    List<String> first(int count) {
        return parts.subList(0, count);
    }

    /** The path as far as its first so many parts go. */
    String upTo(int count) {
        return count == 0 ? "" : path.substring(0, ends.get(count - 1));
    }

    /** Whether it begins with these parts. */
    boolean within(List<String> outer) {
        return parts.size() >= outer.size() && parts.subList(0, outer.size()).equals(outer);
    }
}
