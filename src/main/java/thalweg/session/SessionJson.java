package thalweg.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import thalweg.dataset.DatasetException;
import thalweg.dataset.Normalization;
import thalweg.evaluation.Renormalization;
import thalweg.matching.MatchingException;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchSetting;
import thalweg.session.Session.Chosen;
import thalweg.session.Session.Data;
import thalweg.session.Session.Found;
import thalweg.session.Session.Losses;
import thalweg.session.Session.ModelFile;
import thalweg.session.Session.Role;
import thalweg.session.Session.SeveralFound;
import thalweg.session.Session.Three;
import thalweg.session.Session.View;
import thalweg.words.Phrase;

/** A session to JSON and back. */
final class SessionJson {
    private static final int MOST_MODELS = 1000;
    private static final int MOST_FOUND = 10_000;

    private SessionJson() {}

    /** The whole of it, what later versions had put there included. */
    static ObjectNode write(Session session, Places places) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("thalweg", session.program()).put("version", Session.VERSION);
        ArrayNode models = root.putArray("models");
        for (ModelFile model : session.models()) {
            ObjectNode node = models.addObject();
            node.put("file", places.name(model.file()))
                    .put("bytes", model.bytes())
                    .put("sha256", model.sha256());
            if (model.role() != Role.NONE) {
                node.put("role", model.role().name().toLowerCase(Locale.ROOT));
            }
            if (model.network() != null) {
                node.put("network", model.network());
            }
            node.setAll(model.more());
        }
        if (session.data() != null) {
            data(root.putObject("data"), session.data(), places);
        }
        ObjectNode chosen = root.putObject("search");
        search(chosen, session.chosen().setting(), session.chosen().seed());
        chosen.setAll(session.chosen().more());
        ArrayNode found = root.putArray("found");
        session.found().forEach(each -> found(found.addObject(), each));
        root.put("shown", session.shown());
        if (session.three() != null) {
            three(root.putObject("three"), session.three());
        }
        View view = session.view();
        ObjectNode seen = root.putObject("view");
        seen.put("alpha", view.alpha())
                .put("gamma", view.gamma())
                .put("layer", view.layer())
                .put("step", view.step());
        LookingJson.write(seen, view.looking());
        seen.setAll(view.more());
        if (!session.steps().isEmpty()) {
            StepsJson.write(root.putArray("steps"), session.steps());
        }
        root.setAll(session.more());
        return root;
    }

    private static void data(ObjectNode node, Data data, Places places) {
        node.put("location", places.name(data.location()))
                .put("split", data.split())
                .put("limit", data.limit());
        ArrayNode mean = node.putArray("mean");
        data.inputs().mean().forEach(mean::add);
        ArrayNode deviation = node.putArray("deviation");
        data.inputs().deviation().forEach(deviation::add);
        node.put("normalization", data.statistics().label())
                .put("normalizationExamples", data.statisticsExamples());
        node.setAll(data.more());
    }

    static void search(ObjectNode node, SearchSetting setting, long seed) {
        node.put("method", setting.kind().id());
        ObjectNode options = node.putObject("options");
        setting.options().forEach((name, value) -> options.put(name, value.toString()));
        node.put("seed", seed);
    }

    private static void found(ObjectNode node, Found found) {
        search(node, found.setting(), found.seed());
        node.put("step", found.step())
                .put("sweep", found.sweep())
                .put("objective", found.objective())
                .put("l2", found.l2());
        if (Double.isFinite(found.loss())) {
            node.put("loss", found.loss());
        }
        node.put("seconds", found.seconds()).put("converged", found.converged());
        if (found.corrected()) {
            node.put("corrected", true);
        }
        Losses losses = found.losses();
        if (losses != null) {
            node.putObject("barrierAtHalf")
                    .put("naive", losses.naive())
                    .put("matched", losses.matched())
                    .put("examples", losses.examples())
                    .setAll(losses.more());
        }
        node.set("permutation", found.permutation());
        node.setAll(found.more());
    }

    private static void three(ObjectNode node, Three three) {
        node.put("strategy", three.strategy())
                .put("anchor", three.anchor())
                .put("wanted", three.wanted());
        SeveralFound found = three.found();
        if (found != null) {
            ObjectNode inner = node.putObject("found");
            inner.put("strategy", found.strategy()).put("anchor", found.anchor());
            search(inner, found.search().setting(), found.search().seed());
            inner.put("rounds", found.rounds())
                    .put("step", found.step())
                    .put("objective", found.objective())
                    .put("l2", found.l2())
                    .put("seconds", found.seconds())
                    .put("converged", found.converged());
            inner.putArray("permutations").addAll(found.permutations());
            inner.setAll(found.more());
        }
        node.setAll(three.more());
    }

    /**
     * @throws SessionException when it is no session of this version
     */
    static Session read(JsonNode root, Places places, Path file) {
        Fields fields = new Fields(root, Phrase.of("badsession.the-session"), file);
        requireVersion(root, file);
        List<ModelFile> models = new ArrayList<>();
        for (Fields model : fields.list("models", MOST_MODELS)) {
            models.add(
                    new ModelFile(
                            model.place("file", places),
                            model.number("bytes", 0),
                            model.text("sha256"),
                            role(model),
                            model.textOrNull("network"),
                            model.others("file", "bytes", "sha256", "role", "network")));
        }
        for (Role role : List.of(Role.A, Role.B, Role.C)) {
            if (models.stream().filter(model -> model.role() == role).count() > 1) {
                throw fields.damaged(Phrase.of("badsession.has-two-models", role));
            }
        }
        List<Found> found = new ArrayList<>();
        for (Fields each : fields.list("found", MOST_FOUND)) {
            found.add(found(each));
        }
        Fields search = fields.object("search");
        Fields view = fields.object("view");
        return new Session(
                fields.text("thalweg"),
                models,
                fields.has("data") ? data(fields.object("data"), places) : null,
                new Chosen(
                        setting(search),
                        search.number("seed", Long.MIN_VALUE),
                        search.others("method", "options", "seed")),
                found,
                shown(fields, found.size()),
                fields.has("three") ? three(fields.object("three")) : null,
                new View(
                        Math.clamp(view.real("alpha"), 0, 1),
                        Math.clamp(view.real("gamma"), 0, 1),
                        view.text("layer"),
                        view.count("step"),
                        LookingJson.read(view.node()),
                        view.others(
                                "alpha",
                                "gamma",
                                "layer",
                                "step",
                                LookingJson.PAIR,
                                LookingJson.COMPARED,
                                LookingJson.LOOK,
                                LookingJson.CHARTS)),
                StepsJson.read(fields),
                fields.others(
                        "thalweg", "version", "models", "data", "search", "found", "shown", "three",
                        "view", "steps"));
    }

    private static void requireVersion(JsonNode root, Path file) {
        JsonNode version = root.path("version");
        if (!root.isObject() || !version.isIntegralNumber() || !root.path("models").isArray()) {
            throw new SessionException(
                    Phrase.of("badsession.no-session"),
                    file.toString(),
                    Phrase.of("remedies.choose-file-thalweg-saved-as-session"));
        }
        if (version.asLong() > Session.VERSION || version.asLong() < 1) {
            throw new SessionException(
                    Phrase.of(
                            "badsession.session-version-program-knows-version",
                            version.asText(),
                            Session.VERSION),
                    file.toString(),
                    Phrase.of("remedies.open-with-newer-thalweg"));
        }
    }

    private static int shown(Fields fields, int found) {
        long shown = fields.number("shown", -1);
        if (shown >= found) {
            throw fields.damaged(Phrase.of("badsession.has-no-search", shown));
        }
        return (int) shown;
    }

    private static Role role(Fields model) {
        String named = model.textOrNull("role");
        if (named == null) {
            return Role.NONE;
        }
        return switch (named) {
            case "a" -> Role.A;
            case "b" -> Role.B;
            case "c" -> Role.C;
            default -> Role.NONE; // a later version's
        };
    }

    private static Data data(Fields data, Places places) {
        try {
            return new Data(
                    data.place("location", places),
                    data.text("split"),
                    data.count("limit"),
                    new Normalization(data.floats("mean"), data.floats("deviation")),
                    Renormalization.named(data.text("normalization")).orElse(Renormalization.NONE),
                    Math.max(1, data.count("normalizationExamples")),
                    data.others(
                            "location",
                            "split",
                            "limit",
                            "mean",
                            "deviation",
                            "normalization",
                            "normalizationExamples"));
        } catch (DatasetException e) {
            throw data.damaged(Phrase.of("badsession.has-no-such-inputs", e.what()));
        }
    }

    static SearchSetting setting(Fields search) {
        Map<String, String> options = new LinkedHashMap<>();
        if (search.has("options")) {
            search.object("options")
                    .node()
                    .properties()
                    .forEach(option -> options.put(option.getKey(), option.getValue().asText()));
        }
        String method = search.text("method");
        try {
            return SearchKind.named(method)
                    .orElseThrow(
                            () ->
                                    search.damaged(
                                            Phrase.of("badsession.names-no-search-known", method)))
                    .setting(options);
        } catch (MatchingException e) {
            throw search.damaged(Phrase.of("badsession.has-search-cannot", e.what(), e.where()));
        }
    }

    private static Found found(Fields node) {
        Losses losses = null;
        if (node.has("barrierAtHalf")) {
            Fields measured = node.object("barrierAtHalf");
            losses =
                    new Losses(
                            measured.real("naive"),
                            measured.real("matched"),
                            measured.count("examples"),
                            measured.others("naive", "matched", "examples"));
        }
        return new Found(
                setting(node),
                node.number("seed", Long.MIN_VALUE),
                node.count("step"),
                node.count("sweep"),
                node.real("objective"),
                node.real("l2"),
                node.has("loss") ? node.real("loss") : Double.NaN,
                node.real("seconds"),
                node.flag("converged"),
                node.has("corrected") && node.flag("corrected"),
                node.object("permutation").node(),
                losses,
                node.others(
                        "method",
                        "options",
                        "seed",
                        "step",
                        "sweep",
                        "objective",
                        "l2",
                        "loss",
                        "seconds",
                        "converged",
                        "corrected",
                        "permutation",
                        "barrierAtHalf"));
    }

    private static Three three(Fields node) {
        return new Three(
                node.text("strategy"),
                node.count("anchor"),
                node.flag("wanted"),
                node.has("found") ? several(node.object("found")) : null,
                node.others("strategy", "anchor", "wanted", "found"));
    }

    private static SeveralFound several(Fields node) {
        List<JsonNode> permutations = new ArrayList<>();
        node.list("permutations", MOST_MODELS).forEach(each -> permutations.add(each.node()));
        return new SeveralFound(
                node.text("strategy"),
                node.count("anchor"),
                new Chosen(setting(node), node.number("seed", Long.MIN_VALUE), Map.of()),
                node.count("rounds"),
                node.count("step"),
                node.real("objective"),
                node.real("l2"),
                node.real("seconds"),
                node.flag("converged"),
                permutations,
                node.others(
                        "strategy",
                        "anchor",
                        "method",
                        "options",
                        "seed",
                        "rounds",
                        "step",
                        "objective",
                        "l2",
                        "seconds",
                        "converged",
                        "permutations"));
    }
}
