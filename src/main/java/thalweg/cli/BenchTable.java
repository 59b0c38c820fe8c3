package thalweg.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The benchmark's fields as a table for people. */
final class BenchTable {
    private final Map<?, ?> fields;
    private final Table table = new Table("lrl").row("work", "seconds", "warm median of five");

    private BenchTable(Map<?, ?> fields) {
        this.fields = fields;
    }

    /** Of what {@link BenchCommand} has measured. */
    static String of(Map<String, Object> fields) {
        return new BenchTable(fields).text();
    }

    private String text() {
        Map<?, ?> match = map(fields.get("match"));
        row(
                "weight matching",
                match.get("seconds"),
                Table.count(whole(match.get("sweeps")), "sweep")
                        + ", L2 after "
                        + Table.number(number(match.get("l2After")), 4));
        row("  the first, cold", map(map(fields.get("cold")).get("match")).get("seconds"), "once");
        row("every singular value of A", map(fields.get("spectrum")).get("seconds"), "");
        if (fields.get("interpolate") instanceof Map<?, ?> curves) {
            row(
                    "curves, naive and matched",
                    curves.get("seconds"),
                    Table.count(whole(curves.get("points")), "point")
                            + ", "
                            + Table.count(whole(curves.get("examples")), "example"));
        }
        if (fields.get("ste") instanceof Map<?, ?> ste) {
            row(
                    "a step of STE from A",
                    ste.get("secondsPerStep"),
                    "median of " + Table.count(whole(ste.get("steps")), "step"));
        }
        map(fields.get("assignment"))
                .forEach((n, seconds) -> row("assignment of " + n, seconds, "random scores"));
        map(fields.get("scores"))
                .forEach((name, seconds) -> row("assignment of " + name, seconds, "given scores"));
        return table + "\nComputed on " + fields.get("device") + ".\n";
    }

    private void row(String work, @Nullable Object seconds, String of) {
        table.row(work, Table.number(number(seconds), 4), of);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> fields ? fields : Map.of();
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static long whole(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
