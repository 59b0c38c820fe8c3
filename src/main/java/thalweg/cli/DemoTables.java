package thalweg.cli;

import java.util.ArrayList;
import java.util.List;
import thalweg.landscape.CurvePoint;
import thalweg.landscape.Interpolation;
import thalweg.matching.SearchResult;
import thalweg.report.HtmlReport;

/** The demo's tables as its page shows them. */
final class DemoTables {
    private DemoTables() {}

    /** One row a measure, before beside after. */
    static HtmlReport.Table summary(SearchResult search, BeforeAndAfter r, Interpolation line) {
        var start = search.trace().getFirst();
        var best = search.best();
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("distance ‖θ_a − π(θ_b)‖₂", start.l2(), best.l2()));
        rows.add(row("objective ⟨θ_a, π(θ_b)⟩", start.objective(), best.objective()));
        for (int g = 0; g < r.before().gammas().length; g++) {
            rows.add(
                    row(
                            "R(" + r.before().gammas()[g] + ")",
                            r.before().total()[g],
                            r.after().total()[g]));
        }
        double naive = line.naive().barrierAtHalf();
        rows.add(row("barrier at ½, nats", naive, line.matched().barrierAtHalf()));
        rows.add(
                row(
                        "largest barrier of the points, nats",
                        line.naive().maximumBarrier(),
                        line.matched().maximumBarrier()));
        rows.add(
                row(
                        "barrier at ½ that the shorter distance alone would leave",
                        naive,
                        line.control()));
        return new HtmlReport.Table(
                "Before and after matching", List.of("", "before", "after"), rows);
    }

    private static List<String> row(String name, double before, double after) {
        return List.of(name, Table.number(before, 4), Table.number(after, 4));
    }

    /** One row a point. */
    static HtmlReport.Table line(Interpolation line) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < line.naive().points().size(); i++) {
            CurvePoint naive = line.naive().points().get(i);
            CurvePoint matched = line.matched().points().get(i);
            rows.add(
                    List.of(
                            Table.number(naive.alpha(), 2),
                            Table.number(naive.score().loss(), 4),
                            Table.percent(naive.score().accuracy()),
                            Table.number(matched.score().loss(), 4),
                            Table.percent(matched.score().accuracy())));
        }
        return new HtmlReport.Table(
                "Along the line: mean cross-entropy in nats, %s %s examples of %s"
                        .formatted(Table.count(line.examples()), line.split(), line.data()),
                List.of("α", "naive loss", "naive accuracy", "matched loss", "matched accuracy"),
                rows);
    }
}
