package thalweg.desktop.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The rows of the list of layers: which are shown, in what order, under which headings. */
final class LayerRows {
    /** Lists of up to so many layers need no headings. */
    static final int FEW = 8;

    private final List<String> tensors;
    private final LayerNames names;

    /**
     * Of a network's layers.
     *
     * @param tensors the weights' names, in the network's order
     */
    LayerRows(List<String> tensors) {
        this.tensors = List.copyOf(tensors);
        names = new LayerNames(tensors);
    }

    /** How the rows are sorted. */
    enum Order {
        /** As the network computes, under its stages. */
        NETWORK,
        /** The best aligned first. */
        R
    }

    /** A row. */
    sealed interface Row {}

    /**
     * A heading.
     *
     * @param layers under it
     */
    record Stage(String name, int layers) implements Row {}

    /**
     * A layer.
     *
     * @param tensor the weight's name
     * @param name what is left of it under its heading
     */
    record Layer(String tensor, String name) implements Row {}

    /** The weights' names, in the network's order. */
    List<String> tensors() {
        return tensors;
    }

    /** Whether there are so many that they are searched, sorted and put under headings. */
    boolean many() {
        return tensors.size() > FEW;
    }

    /** A layer's name in one piece. */
    String name(String tensor) {
        return names.name(tensor);
    }

    /**
     * The rows of the layers whose names hold all words of a query.
     *
     * @param r their R; NaN, for not known, comes last
     */
    List<Row> of(String query, Order order, ToDoubleFunction<String> r) {
        List<String> wanted = tensors.stream().filter(tensor -> names.fits(tensor, query)).toList();
        return switch (order) {
            case R -> plain(wanted.stream().sorted(bestFirst(r)).toList());
            case NETWORK -> many() ? underStages(wanted) : plain(wanted);
        };
    }

    private static Comparator<String> bestFirst(ToDoubleFunction<String> r) {
        // −NaN is NaN, which comes after all numbers.
        return Comparator.comparingDouble(tensor -> -r.applyAsDouble(tensor));
    }

    private List<Row> plain(List<String> wanted) {
        return wanted.stream().<Row>map(tensor -> new Layer(tensor, name(tensor))).toList();
    }

    private List<Row> underStages(List<String> wanted) {
        Map<String, List<String>> stages = new LinkedHashMap<>();
        for (String tensor : wanted) {
            String stage = names.stage(tensor);
            // One that stands by itself keeps its place.
            stages.computeIfAbsent(stage.isEmpty() ? tensor : stage, _ -> new ArrayList<>())
                    .add(tensor);
        }
        List<Row> rows = new ArrayList<>();
        for (List<String> layers : stages.values()) {
            String stage = names.stage(layers.getFirst());
            if (!stage.isEmpty()) {
                rows.add(new Stage(stage, layers.size()));
            }
            layers.forEach(tensor -> rows.add(new Layer(tensor, names.rest(tensor))));
        }
        return rows;
    }
}
