package thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Score;
import thalweg.landscape.Barriers;
import thalweg.matching.Cycles;
import thalweg.network.Network;
import thalweg.network.Parameters;

/**
 * What merging found, as JSON and as a table.
 *
 * @param files of the models
 * @param anchor the model that didn't move, counted from 0
 * @param before L2 between every two as they are: symmetric
 * @param after likewise, moved
 * @param losses null without data
 * @param cycles null for two models, which make no cycle that could fail to close
 */
record Merging(
        List<Path> files,
        Network network,
        int anchor,
        double[][] before,
        double[][] after,
        @Nullable MergeLosses losses,
        @Nullable Cycles cycles) {
    /** The fields that say what was found; those that need data only with it. */
    Map<String, @Nullable Object> fields() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (losses != null) {
            fields.putAll(
                    DataOptions.measured(
                            losses.data(),
                            losses.examples(),
                            losses.normalization(),
                            losses.normalizationExamples()));
            var models = new ArrayList<Object>();
            for (int m = 0; m < files.size(); m++) {
                var model = new LinkedHashMap<String, Object>();
                model.put("file", files.get(m).toString());
                model.putAll(InterpolateCommand.score(losses.naive().barriers().ends().get(m)));
                models.add(model);
            }
            fields.put("models", models);
            fields.put("naive", InterpolateCommand.score(losses.naive().mean().score()));
            fields.put("matched", InterpolateCommand.score(losses.matched().mean().score()));
        }
        fields.put("pairs", pairs());
        fields.put("cycleError", cycles == null ? null : cycles.ofResult());
        fields.put("independentCycleError", cycles == null ? null : cycles.independent());
        return fields;
    }

    private List<Object> pairs() {
        var pairs = new ArrayList<Object>();
        int at = 0;
        for (int a = 0; a < files.size(); a++) {
            for (int b = a + 1; b < files.size(); b++, at++) {
                var pair = new LinkedHashMap<String, Object>();
                pair.put("a", files.get(a).toString());
                pair.put("b", files.get(b).toString());
                if (losses != null) {
                    Barriers.Midpoint matched = losses.matched().barriers().midpoints().get(at);
                    Barriers.Midpoint naive = losses.naive().barriers().midpoints().get(at);
                    pair.put("barrierHalf", losses.matched().barriers().atHalf(matched));
                    pair.put("midpoint", matched.score().loss());
                    pair.put("naiveBarrierHalf", losses.naive().barriers().atHalf(naive));
                    pair.put("naiveMidpoint", naive.score().loss());
                }
                pair.put("l2Before", before[a][b]);
                pair.put("l2After", after[a][b]);
                pairs.add(pair);
            }
        }
        return pairs;
    }

    /** L2 between every two: symmetric. */
    static double[][] distances(List<Parameters> models) {
        var distances = new double[models.size()][models.size()];
        for (int a = 0; a < models.size(); a++) {
            for (int b = 0; b < a; b++) {
                distances[a][b] = models.get(a).distance(models.get(b));
                distances[b][a] = distances[a][b];
            }
        }
        return distances;
    }

    /** For people. */
    String table() {
        var text = new StringBuilder();
        if (losses != null) {
            text.append(
                    "Mean cross-entropy in nats, %s %s examples of %s\n\n%s\n"
                            .formatted(
                                    Table.count(losses.examples()),
                                    losses.data().split(),
                                    losses.data().name(),
                                    losses(losses)));
        }
        if (losses != null || files.size() > 2) {
            text.append(pairTable()).append('\n');
        }
        if (cycles != null) {
            text.append(cycles(cycles)).append('\n');
        }
        return text.append(statistics()).toString();
    }

    private List<String> letters() {
        return StrategyOptions.letters(files.size(), anchor);
    }

    private Table losses(MergeLosses found) {
        List<String> names = StrategyOptions.letters(files.size());
        var table = new Table("lrr").row("", "loss", "accuracy");
        for (int m = 0; m < names.size(); m++) {
            row(table, names.get(m), found.naive().barriers().ends().get(m));
        }
        row(table, "mean of " + listed(names), found.naive().mean().score());
        row(table, "mean of " + listed(letters()), found.matched().mean().score());
        return table;
    }

    private static void row(Table table, String name, Score score) {
        table.row(name, Table.number(score.loss(), 4), Table.percent(score.accuracy()));
    }

    /** A and B; A, B and C. */
    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private Table pairTable() {
        var table = new Table("lrrrr");
        if (losses == null) {
            table.row("L2", "as they are", "moved");
        } else {
            table.row("barrier at ½", "as they are", "moved", "midpoint", "L2, before → after");
        }
        List<String> letters = letters();
        int at = 0;
        for (int a = 0; a < files.size(); a++) {
            for (int b = a + 1; b < files.size(); b++, at++) {
                String name = letters.get(a) + ", " + letters.get(b);
                String asTheyAre = Table.number(before[a][b], 3);
                String moved = Table.number(after[a][b], 3);
                if (losses == null) {
                    table.row(name, asTheyAre, moved);
                } else {
                    Barriers.Midpoint naive = losses.naive().barriers().midpoints().get(at);
                    Barriers.Midpoint matched = losses.matched().barriers().midpoints().get(at);
                    table.row(
                            name,
                            Table.number(losses.naive().barriers().atHalf(naive), 4),
                            Table.number(losses.matched().barriers().atHalf(matched), 4),
                            Table.number(matched.score().loss(), 4),
                            asTheyAre + " → " + moved);
                }
            }
        }
        return table;
    }

    private static String cycles(Cycles found) {
        String independent =
                Double.isNaN(found.independent())
                        ? ""
                        : " Of every two models matched on their own: "
                                + Table.percent(found.independent())
                                + ".";
        return "Units that a cycle of three models doesn't return to their place: "
                + Table.percent(found.ofResult())
                + "."
                + independent
                + "\n";
    }

    /** What is done about batch norm, in the losses and in the file; "" where there is none. */
    private String statistics() {
        if (!Renormalization.hasBatchNorm(network)) {
            return "";
        }
        if (losses == null || losses.normalizationExamples() == 0) {
            return "Batch norm's running statistics are the models' mean, and much of a barrier is"
                    + " theirs: give --data with a train split to have them measured anew.\n";
        }
        return "Batch norm's running statistics, of the file too, are measured on %s training examples.\n"
                .formatted(Table.count(losses.normalizationExamples()));
    }
}
