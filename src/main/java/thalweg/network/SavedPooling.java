package thalweg.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import thalweg.checkpoint.SavedModule;
import thalweg.words.Phrase;

/**
 * Pooling in a chain, the same everywhere.
 *
 * @param kind of pooling
 * @param kernel positions on each axis
 * @param stride from one to the next
 * @param padding on each side
 * @param after convolutions after which it is, by number; empty where that isn't known
 */
record SavedPooling(
        Layer.Pooling kind, int kernel, int stride, int padding, Optional<Set<Integer>> after) {
    /** Where no file says more: of the largest, 2 by 2. */
    static final SavedPooling USUAL =
            new SavedPooling(Layer.Pooling.MAX, 2, 2, 0, Optional.empty());

    /**
     * What the modules of a network that was saved whole say; the usual where they don't agree. In
     * a Sequential their order says where they are; a module that code calls may be used at any
     * place and more than once.
     *
     * @param convolutions paths, in order
     */
    static SavedPooling of(List<SavedModule> modules, List<String> convolutions) {
        Map<String, String> kinds = new HashMap<>();
        modules.forEach(m -> kinds.put(m.path(), m.kind()));
        SavedPooling found = null;
        Set<Integer> after = new TreeSet<>();
        boolean ordered = true;
        int last = -1;
        for (SavedModule module : modules) {
            last = Math.max(last, convolutions.indexOf(module.path()));
            boolean most = module.kind().startsWith("MaxPool");
            if (!most && !module.kind().startsWith("AvgPool")) {
                continue;
            }
            int cut = Math.max(0, module.path().lastIndexOf('.'));
            ordered &= "Sequential".equals(kinds.get(module.path().substring(0, cut)));
            ordered &= last >= 0 && after.add(last);
            int kernel = number(module, "kernel_size", 0);
            var its =
                    new SavedPooling(
                            most ? Layer.Pooling.MAX : Layer.Pooling.AVERAGE,
                            kernel,
                            number(module, "stride", kernel),
                            number(module, "padding", 0),
                            Optional.empty());
            if (kernel < 1 || its.stride < 1 || found != null && !found.equals(its)) {
                return USUAL;
            }
            found = its;
        }
        return found == null
                ? USUAL
                : new SavedPooling(
                        found.kind,
                        found.kernel,
                        found.stride,
                        found.padding,
                        ordered ? Optional.of(after) : Optional.empty());
    }

    /** One number for all axes; 0 where they differ. */
    private static int number(SavedModule module, String name, int otherwise) {
        List<Long> numbers = module.integers(name);
        if (numbers.isEmpty()) {
            return otherwise;
        }
        boolean same = numbers.stream().distinct().count() == 1;
        return same ? Math.clamp(numbers.getFirst(), 0, Short.MAX_VALUE) : 0;
    }

    /** What is left of so many positions; 0 or less when the window doesn't fit. */
    int left(int positions) {
        int room = positions + 2 * padding - kernel;
        return room < 0 ? 0 : room / stride + 1;
    }

    /** As shown, e.g. "max pooling 2". */
    Phrase words() {
        String size = String.valueOf(kernel);
        boolean max = kind == Layer.Pooling.MAX;
        if (stride == kernel) {
            return Phrase.of(max ? "assumed.max-pooling" : "assumed.average-pooling", size);
        }
        return Phrase.of(
                max ? "assumed.max-pooling-by" : "assumed.average-pooling-by",
                size,
                String.valueOf(stride));
    }
}
