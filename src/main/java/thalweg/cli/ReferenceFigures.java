package thalweg.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import thalweg.evaluation.Logits;
import thalweg.evaluation.Score;
import thalweg.landscape.CalibratedCurve;
import thalweg.landscape.References;

/** The ensemble and calibrated losses, for people and as fields. */
final class ReferenceFigures {
    private ReferenceFigures() {}

    /** {@code "ensemble"} and {@code "calibrated"}. */
    static Map<String, Object> fields(References references) {
        var calibrated = new LinkedHashMap<String, Object>();
        calibrated.put("a", fields(references.a()));
        calibrated.put("b", fields(references.b()));
        calibrated.put("naive", fields(references.naive()));
        calibrated.put("matched", fields(references.matched()));
        calibrated.put("points", points(references));
        var fields = new LinkedHashMap<String, Object>();
        fields.put("ensemble", InterpolateCommand.score(references.ensemble()));
        fields.put("calibrated", calibrated);
        return fields;
    }

    /** Both lines, point by point. */
    private static List<Object> points(References references) {
        var points = new ArrayList<Object>();
        for (int i = 0; i < references.naiveLine().points().size(); i++) {
            CalibratedCurve.Point naive = references.naiveLine().points().get(i);
            var fields = new LinkedHashMap<String, Object>();
            fields.put("alpha", naive.alpha());
            fields.put("naive", fields(naive.loss()));
            fields.put("matched", fields(references.matchedLine().points().get(i).loss()));
            points.add(fields);
        }
        return points;
    }

    private static Map<String, Object> fields(Logits.Calibrated loss) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("temperature", loss.temperature());
        fields.put("loss", loss.loss());
        return fields;
    }

    static String table(References references) {
        var table = new Table("lrr").row("logits divided by the T that suits best", "loss", "T");
        row(table, "A", references.a());
        row(table, "B", references.b());
        row(table, "midway, naive", references.naive());
        row(table, "midway, matched", references.matched());
        Score ensemble = references.ensemble();
        return "\n%s\nThe ensemble of A and B, their mean probabilities: loss %s, accuracy %s.\n"
                .formatted(
                        table,
                        Table.number(ensemble.loss(), 4),
                        Table.percent(ensemble.accuracy()));
    }

    private static void row(Table table, String name, Logits.Calibrated loss) {
        double t = loss.temperature();
        String at = Table.number(t, 2);
        if (t < 1.01 * Logits.LEAST_TEMPERATURE) {
            at = "none above 0.001";
        } else if (t > 0.99 / Logits.LEAST_TEMPERATURE) {
            at = "none below 1,000";
        }
        table.row(name, Table.number(loss.loss(), 4), at);
    }
}
