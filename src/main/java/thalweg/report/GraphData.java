package thalweg.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.symmetry.AxisRoles;
import thalweg.symmetry.NodeGroups;
import thalweg.symmetry.Symmetry;
import thalweg.symmetry.TensorAxis;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * A network's graph and which permutation group each node's output units belong to.
 *
 * @param rows the nodes, from input to output
 * @param colours by group, see {@link GroupColours}
 * @param selected the index of the group that is pointed out; −1 for none
 */
public record GraphData(List<Row> rows, List<Integer> colours, int selected) implements ChartData {
    /**
     * A node.
     *
     * @param name its name
     * @param kind what it does, in a few words
     * @param inputs rows that it reads
     * @param groups of its output units
     * @param axes by group, what that group moves of the node's tensors, e.g. "outputs, bias"
     */
    public record Row(
            String name,
            Phrase kind,
            List<Integer> inputs,
            List<Integer> groups,
            Map<Integer, Phrase> axes) {
        /** Copies its lists. */
        public Row {
            inputs = List.copyOf(inputs);
            groups = List.copyOf(groups);
            axes = Map.copyOf(axes);
        }
    }

    /** Copies its lists. */
    public GraphData {
        rows = List.copyOf(rows);
        colours = List.copyOf(colours);
    }

    /** Of a network whose units move so; no group is pointed out. */
    public static GraphData of(Network network, Symmetry symmetry) {
        Map<String, List<Integer>> groups = NodeGroups.of(network, symmetry);
        Map<String, Map<Integer, Phrase>> axes = axes(network, symmetry);
        Map<String, Integer> index = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Node node : network.nodes()) {
            List<Integer> inputs =
                    node.inputs().stream()
                            .map(input -> Objects.requireNonNull(index.get(input)))
                            .toList();
            rows.add(
                    new Row(
                            node.name(),
                            LayerWords.of(node.layer()),
                            inputs,
                            groups.getOrDefault(node.name(), List.of()),
                            axes.getOrDefault(node.name(), Map.of())));
            index.put(node.name(), index.size());
        }
        return new GraphData(rows, GroupColours.of(symmetry), -1);
    }

    /** By node, then by group: the roles of the axes that the group moves there. */
    private static Map<String, Map<Integer, Phrase>> axes(Network network, Symmetry symmetry) {
        var roles = new AxisRoles(network);
        Map<TensorAxis, List<Integer>> movers = new HashMap<>();
        for (int g = 0; g < symmetry.groups().size(); g++) {
            if (symmetry.groups().get(g).within() == null) {
                for (TensorAxis axis : symmetry.groups().get(g).axes()) {
                    movers.computeIfAbsent(axis, _ -> new ArrayList<>()).add(g);
                }
            }
        }
        Map<String, Map<Integer, Phrase>> result = new HashMap<>();
        for (Node node : network.nodes()) {
            Map<Integer, List<Phrase>> words = new LinkedHashMap<>();
            for (TensorAxis axis : roles.axes(node.name())) {
                for (int g : movers.getOrDefault(axis, List.of())) {
                    words.computeIfAbsent(g, _ -> new ArrayList<>())
                            .addAll(roles.at(node.name(), axis));
                }
            }
            Map<Integer, Phrase> said = new LinkedHashMap<>();
            words.forEach((group, all) -> said.put(group, Phrase.listed(all)));
            result.put(node.name(), said);
        }
        return result;
    }

    /** The same with a group pointed out; −1 for none. */
    public GraphData selecting(int group) {
        return new GraphData(rows, colours, group);
    }

    /** A group's colour. */
    public java.awt.Color colour(int group, ChartTheme theme) {
        return GroupColours.of(colours.get(group), theme);
    }

    @Override
    public String fileName() {
        return "symmetry";
    }

    /** One row a node, counted from 1: its name, what it does and reads, and its units' group. */
    @Override
    public ChartTable table() {
        int most = rows.stream().mapToInt(r -> r.inputs.size()).max().orElse(0);
        var numbers = new double[most + 2][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (double[] column : numbers) {
                column[i] = Double.NaN;
            }
            Row row = rows.get(i);
            numbers[0][i] = i + 1;
            for (int k = 0; k < row.inputs.size(); k++) {
                numbers[1 + k][i] = row.inputs.get(k) + 1;
            }
            if (!row.groups.isEmpty()) {
                numbers[most + 1][i] = row.groups.getFirst() + 1;
            }
        }
        List<String> names = new ArrayList<>(List.of("node"));
        for (int k = 1; k <= most; k++) {
            names.add("input " + k);
        }
        names.add("group");
        List<ChartTable.Column> columns = new ArrayList<>();
        Arrays.stream(numbers)
                .forEach(c -> columns.add(new ChartTable.Column(names.get(columns.size()), c)));
        return new ChartTable(
                List.of(
                        new ChartTable.Words("name", rows.stream().map(Row::name).toList()),
                        new ChartTable.Words(
                                "kind", rows.stream().map(r -> r.kind.in(Words.ENGLISH)).toList())),
                columns);
    }
}
