package thalweg.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the pictures are looked at.
 *
 * @param pair which view of the pair, by its name in files, e.g. "layers"; empty where it isn't
 *     told
 * @param compared whether the searches of the pair stand side by side instead
 * @param look what is chosen in the panels, by name, e.g. "log" → "true"
 * @param charts what is looked at of charts and maps, by the panel's name in files, e.g. "loss";
 *     those that aren't named are looked at whole
 */
public record Looking(
        String pair, boolean compared, Map<String, String> look, Map<String, Sight> charts) {
    /** As at first. */
    public static final Looking AT_FIRST = new Looking("", false, Map.of(), Map.of());

    /** Copies the maps, in their order. */
    public Looking {
        look = Collections.unmodifiableMap(new LinkedHashMap<>(look));
        charts = Collections.unmodifiableMap(new LinkedHashMap<>(charts));
    }

    /**
     * The same, with what later versions had put beside the charts of an earlier one, and with what
     * was chosen there in panels that nothing is chosen in now.
     */
    public Looking keeping(Looking before) {
        Map<String, Sight> kept = new LinkedHashMap<>(charts);
        before.charts.forEach(
                (name, sight) -> {
                    if (!sight.more().isEmpty()) {
                        kept.put(name, charts.getOrDefault(name, Sight.WHOLE).with(sight.more()));
                    }
                });
        Map<String, String> chosen = new LinkedHashMap<>(look);
        before.look.forEach(chosen::putIfAbsent);
        return new Looking(pair, compared, chosen, kept);
    }
}
