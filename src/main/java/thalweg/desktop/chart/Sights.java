package thalweg.desktop.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.report.MapPart;
import thalweg.report.Span;
import thalweg.report.Zoom;
import thalweg.session.Sight;
import thalweg.session.Sight.Range;
import thalweg.session.Sight.Square;

/**
 * What is looked at of every chart and map, by its panel's name in files: whether the panel has
 * been made yet or not. On the window's thread only.
 */
public final class Sights {
    private final Map<String, ChartSight> charts = new LinkedHashMap<>();
    private final Map<String, MapSight> maps = new LinkedHashMap<>();

    /** Of a panel's chart. */
    public ChartSight chart(String panel) {
        return charts.computeIfAbsent(panel, name -> new ChartSight());
    }

    /** Of a panel's map, or maps. */
    public MapSight map(String panel) {
        return maps.computeIfAbsent(panel, name -> new MapSight());
    }

    /** Those that aren't looked at whole. */
    public Map<String, Sight> now() {
        Map<String, Sight> all = new LinkedHashMap<>();
        charts.forEach((name, chart) -> all.put(name, told(chart)));
        maps.forEach((name, map) -> all.put(name, told(map.partProperty().get())));
        all.values().removeIf(Sight::isWhole);
        return all;
    }

    private static Sight told(ChartSight chart) {
        Zoom zoom = chart.zoomProperty().get();
        return new Sight(
                range(zoom.across()),
                range(zoom.up()),
                chart.hiddenProperty().get(),
                null,
                Map.of());
    }

    private static Sight told(MapPart part) {
        return part.isWhole()
                ? Sight.WHOLE
                : Sight.WHOLE.of(new Square(part.left(), part.top(), part.size()));
    }

    private static @Nullable Range range(@Nullable Span span) {
        return span == null ? null : new Range(span.lower(), span.upper());
    }

    private static @Nullable Span span(@Nullable Range range) {
        return range == null ? null : new Span(range.lower(), range.upper());
    }

    /** Looks at those parts, and at every other chart and map as a whole. */
    public void restore(Map<String, Sight> wanted) {
        wanted.forEach(
                (name, sight) -> {
                    if (sight.part() == null) {
                        chart(name);
                    } else {
                        map(name);
                    }
                });
        charts.forEach((name, chart) -> restore(chart, wanted.getOrDefault(name, Sight.WHOLE)));
        maps.forEach((name, map) -> restore(map, wanted.getOrDefault(name, Sight.WHOLE).part()));
    }

    private static void restore(ChartSight chart, Sight wanted) {
        chart.restore(new Zoom(span(wanted.across()), span(wanted.up())), wanted.hidden());
    }

    private static void restore(MapSight map, @Nullable Square wanted) {
        map.restore(
                wanted == null
                        ? MapPart.WHOLE
                        : new MapPart(wanted.left(), wanted.top(), wanted.size()));
    }
}
