package thalweg.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.session.Session.Found;
import thalweg.session.Session.Losses;
import thalweg.symmetry.Permutation;

/**
 * A search of a session beside the same search done again.
 *
 * @param end null where it wasn't done
 * @param losses measured again; null where there was nothing to measure
 * @param elsewhere units that it places otherwise
 * @param units that may move
 * @param why it wasn't done; empty where it was
 */
record Replayed(
        Found found,
        ReplayedSearch.@Nullable End end,
        @Nullable Losses losses,
        int elsewhere,
        int units,
        String why) {
    /** What sums in another order may differ by: another number of threads, another processor. */
    private static final double ROUNDING = 1e-5;

    /** One that can't be done again. */
    static Replayed leftOut(Found found, String why) {
        return new Replayed(found, null, null, 0, 0, why);
    }

    /** One that was. */
    static Replayed of(
            Found found, Permutation before, ReplayedSearch.End end, @Nullable Losses losses) {
        int elsewhere = 0;
        int units = 0;
        for (int g = 0; g < before.symmetry().groups().size(); g++) {
            int[] was = before.indices(g);
            int[] is = end.permutation().indices(g);
            units += was.length;
            for (int i = 0; i < was.length; i++) {
                elsewhere += was[i] == is[i] ? 0 : 1;
            }
        }
        return new Replayed(found, end, losses, elsewhere, units, "");
    }

    /** Whether it was done and came to the same permutation, and the same barriers. */
    boolean same() {
        return end != null
                && elsewhere == 0
                && near(found.objective(), end.objective())
                && (losses == null
                        || found.losses() == null
                        || near(found.losses().naive(), losses.naive())
                                && near(found.losses().matched(), losses.matched()));
    }

    private static boolean near(double was, double is) {
        return Math.abs(was - is) <= ROUNDING * Math.max(1, Math.abs(was));
    }

    Map<String, @Nullable Object> fields() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("method", found.setting().kind().id());
        fields.put("seed", found.seed());
        fields.putAll(found.setting().options());
        fields.put("same", same());
        if (end == null) {
            fields.put("leftOut", why);
            return fields;
        }
        fields.put("step", end.step());
        fields.put("units", units);
        fields.put("unitsElsewhere", elsewhere);
        fields.put("objective", both(found.objective(), end.objective()));
        fields.put("l2", both(found.l2(), end.l2()));
        if (losses != null && found.losses() != null) {
            fields.put("examples", losses.examples());
            fields.put("barrierHalfNaive", both(found.losses().naive(), losses.naive()));
            fields.put("barrierHalfMatched", both(found.losses().matched(), losses.matched()));
        }
        fields.put("seconds", end.seconds());
        return fields;
    }

    private static Map<String, Object> both(double session, double again) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("session", session);
        fields.put("again", again);
        return fields;
    }

    /** What differs, for people. */
    static String table(List<Replayed> all) {
        var text = new StringBuilder();
        for (Replayed each : all) {
            text.append(each.title()).append(": ").append(each.verdict()).append('\n');
            if (each.end != null) {
                text.append(each.numbers(each.end)).append('\n');
            }
        }
        return text.toString();
    }

    private String title() {
        return found.setting().title()
                + (found.setting().kind().random() ? ", seed " + found.seed() : "");
    }

    private String verdict() {
        if (end == null) {
            return "not done again, " + why;
        }
        if (same()) {
            return "the same, every one of " + Table.count(units, "unit") + " in its place";
        }
        return elsewhere == 0
                ? "every unit in its place, other figures"
                : Table.count(elsewhere) + " of " + Table.count(units, "unit") + " elsewhere";
    }

    private String numbers(ReplayedSearch.End again) {
        var table = new Table("lrr").row("", "session", "again");
        row(table, "objective", found.objective(), again.objective());
        row(table, "L2", found.l2(), again.l2());
        if (losses != null && found.losses() != null) {
            row(table, "barrier at ½, naive", found.losses().naive(), losses.naive());
            row(table, "barrier at ½, matched", found.losses().matched(), losses.matched());
        }
        return table.toString();
    }

    private static void row(Table table, String name, double session, double again) {
        table.row(name, Table.number(session, 4), Table.number(again, 4));
    }
}
