package thalweg.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import thalweg.session.Sight.Range;
import thalweg.session.Sight.Square;

/**
 * How pictures are looked at, to JSON and back. What can't be read is left out: nobody shall lose a
 * session for where they last looked.
 */
final class LookingJson {
    static final String PAIR = "pair";
    static final String COMPARED = "compared";
    static final String LOOK = "look";
    static final String CHARTS = "charts";

    private static final String ACROSS = "across";
    private static final String UP = "up";
    private static final String HIDDEN = "hidden";
    private static final String PART = "part";

    private static final int MOST_CHARTS = 1000;
    private static final int MOST_HIDDEN = 10_000;

    private LookingJson() {}

    static void write(ObjectNode view, Looking looking) {
        if (!looking.pair().isEmpty()) {
            view.put(PAIR, looking.pair());
        }
        if (looking.compared()) {
            view.put(COMPARED, true);
        }
        if (!looking.look().isEmpty()) {
            ObjectNode look = view.putObject(LOOK);
            looking.look().forEach(look::put);
        }
        if (!looking.charts().isEmpty()) {
            ObjectNode charts = view.putObject(CHARTS);
            looking.charts().forEach((name, sight) -> write(charts.putObject(name), sight));
        }
    }

    private static void write(ObjectNode chart, Sight sight) {
        write(chart, ACROSS, sight.across());
        write(chart, UP, sight.up());
        if (!sight.hidden().isEmpty()) {
            ArrayNode hidden = chart.putArray(HIDDEN);
            sight.hidden().forEach(hidden::add);
        }
        Square part = sight.part();
        if (part != null) {
            chart.putArray(PART).add(part.left()).add(part.top()).add(part.size());
        }
        chart.setAll(sight.more());
    }

    private static void write(ObjectNode chart, String name, @Nullable Range range) {
        if (range != null) {
            chart.putArray(name).add(range.lower()).add(range.upper());
        }
    }

    static Looking read(JsonNode view) {
        Map<String, String> look = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : view.path(LOOK).properties()) {
            if (each.getValue().isTextual() && look.size() < MOST_CHARTS) {
                look.put(each.getKey(), each.getValue().asText());
            }
        }
        Map<String, Sight> charts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : view.path(CHARTS).properties()) {
            if (each.getValue().isObject() && charts.size() < MOST_CHARTS) {
                charts.put(each.getKey(), sight(each.getValue()));
            }
        }
        return new Looking(
                view.path(PAIR).isTextual() ? view.path(PAIR).asText() : "",
                view.path(COMPARED).asBoolean(false),
                look,
                charts);
    }

    private static Sight sight(JsonNode chart) {
        Set<String> hidden = new TreeSet<>();
        for (JsonNode id : chart.path(HIDDEN)) {
            if (id.isTextual() && hidden.size() < MOST_HIDDEN) {
                hidden.add(id.asText());
            }
        }
        Map<String, JsonNode> more = new LinkedHashMap<>();
        Set<String> known = Set.of(ACROSS, UP, HIDDEN, PART);
        for (Map.Entry<String, JsonNode> field : chart.properties()) {
            if (!known.contains(field.getKey())) {
                more.put(field.getKey(), field.getValue());
            }
        }
        return new Sight(
                range(chart.path(ACROSS)), range(chart.path(UP)), hidden, square(chart), more);
    }

    private static @Nullable Range range(JsonNode ends) {
        if (!areNumbers(ends, 2)) {
            return null;
        }
        var range = new Range(ends.get(0).asDouble(), ends.get(1).asDouble());
        return range.isSound() ? range : null;
    }

    private static @Nullable Square square(JsonNode chart) {
        JsonNode part = chart.path(PART);
        if (!areNumbers(part, 3)) {
            return null;
        }
        var square =
                new Square(part.get(0).asDouble(), part.get(1).asDouble(), part.get(2).asDouble());
        return square.isSound() ? square : null;
    }

    private static boolean areNumbers(JsonNode array, int count) {
        if (!array.isArray() || array.size() != count) {
            return false;
        }
        for (JsonNode number : array) {
            if (!number.isNumber()) {
                return false;
            }
        }
        return true;
    }
}
