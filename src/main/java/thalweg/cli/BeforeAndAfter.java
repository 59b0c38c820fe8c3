package thalweg.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.alignment.Spectrum;
import thalweg.engine.Engine;
import thalweg.symmetry.Permutation;

/**
 * R between A and B as they are, and between A and π(B).
 *
 * @param a the spectra of A
 * @param b the spectra of B
 */
record BeforeAndAfter(Spectrum a, Spectrum b, AlignmentCurve before, AlignmentCurve after) {
    /** Decomposes both models and measures R at each γ, ascending. */
    static BeforeAndAfter measure(
            Workplace work, ModelPair models, Permutation permutation, double[] gammas) {
        Engine engine = work.engine();
        var alignment = new Alignment(engine.linearAlgebra(), engine.memory());
        return work.measure(
                "Singular vectors",
                context -> {
                    Spectrum a = alignment.spectrum(models.pair().a(), context);
                    Spectrum b = alignment.spectrum(models.pair().b(), context);
                    return new BeforeAndAfter(
                            a,
                            b,
                            alignment.curve(a, b, gammas, context),
                            alignment.curve(a, b, permutation, gammas, context));
                });
    }

    /** {@code {"before":{γ:R},"after":{γ:R}}}. */
    Map<String, Object> total() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("before", byGamma(before.gammas(), before.total()));
        fields.put("after", byGamma(after.gammas(), after.total()));
        return fields;
    }

    /** {@code [{"name","rBefore":{γ:R},"rAfter":{γ:R}}]}. */
    List<Map<String, Object>> byLayer() {
        List<Map<String, Object>> layers = new ArrayList<>();
        for (int l = 0; l < before.layers().size(); l++) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("name", before.layers().get(l).tensor());
            fields.put("rBefore", byGamma(before.gammas(), before.layers().get(l).r()));
            fields.put("rAfter", byGamma(after.gammas(), after.layers().get(l).r()));
            layers.add(fields);
        }
        return layers;
    }

    /** One row in all and one a layer, two columns a γ. */
    Table table() {
        double[] gammas = before.gammas();
        var heads = new ArrayList<String>(List.of("alignment"));
        for (double gamma : gammas) {
            heads.add("R(" + name(gamma) + ") before");
            heads.add("after");
        }
        var table = new Table("l" + "rr".repeat(gammas.length)).row(heads.toArray(String[]::new));
        table.row(row("all layers", before.total(), after.total()));
        for (int l = 0; l < before.layers().size(); l++) {
            AlignmentCurve.OfLayer layer = before.layers().get(l);
            table.row(row(layer.tensor(), layer.r(), after.layers().get(l).r()));
        }
        return table;
    }

    private static String[] row(String name, double[] before, double[] after) {
        var cells = new ArrayList<String>(List.of(name));
        for (int g = 0; g < before.length; g++) {
            cells.add(Table.number(before[g], 4));
            cells.add(Table.number(after[g], 4));
        }
        return cells.toArray(String[]::new);
    }

    private static Map<String, Double> byGamma(double[] gammas, double[] r) {
        var fields = new LinkedHashMap<String, Double>();
        for (int g = 0; g < gammas.length; g++) {
            fields.put(name(gammas[g]), r[g]);
        }
        return fields;
    }

    /** 0, 0.3, 1: without zeros that say nothing. */
    private static String name(double gamma) {
        return BigDecimal.valueOf(gamma).stripTrailingZeros().toPlainString();
    }
}
