package thalweg.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import thalweg.session.Session.Chosen;

/** A presentation's steps to JSON and back. */
final class StepsJson {
    private static final int MOST = 10_000;

    private StepsJson() {}

    static void write(ArrayNode array, List<PresentationStep> steps) {
        for (PresentationStep step : steps) {
            ObjectNode node = array.addObject();
            node.put("panel", step.panel())
                    .put("layer", step.layer())
                    .put("alpha", step.alpha())
                    .put("gamma", step.gamma())
                    .put("step", step.step())
                    .put("caption", step.caption());
            Chosen search = step.search();
            if (search != null) {
                ObjectNode inner = node.putObject("search");
                SessionJson.search(inner, search.setting(), search.seed());
                inner.setAll(search.more());
            }
            ObjectNode look = node.putObject("look");
            step.look().forEach(look::put);
            node.setAll(step.more());
        }
    }

    static List<PresentationStep> read(Fields session) {
        List<PresentationStep> steps = new ArrayList<>();
        for (Fields node : session.list("steps", MOST)) {
            steps.add(step(node));
        }
        return steps;
    }

    private static PresentationStep step(Fields node) {
        Chosen search = null;
        if (node.has("search")) {
            Fields inner = node.object("search");
            search =
                    new Chosen(
                            SessionJson.setting(inner),
                            inner.number("seed", Long.MIN_VALUE),
                            inner.others("method", "options", "seed"));
        }
        Map<String, String> look = new LinkedHashMap<>();
        if (node.has("look")) {
            node.object("look")
                    .node()
                    .properties()
                    .forEach(each -> look.put(each.getKey(), each.getValue().asText()));
        }
        return new PresentationStep(
                node.text("panel"),
                node.text("layer"),
                Math.clamp(node.real("alpha"), 0, 1),
                Math.clamp(node.real("gamma"), 0, 1),
                node.count("step"),
                search,
                look,
                node.text("caption"),
                node.others(
                        "panel", "layer", "alpha", "gamma", "step", "search", "look", "caption"));
    }
}
