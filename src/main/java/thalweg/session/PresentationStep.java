package thalweg.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a presentation: what is shown, and what is said of it.
 *
 * @param panel by its name in files, e.g. "loss"; of a later version's it may be any
 * @param layer the weight whose spectrum and alignment are shown; empty for none
 * @param alpha on the line from A to π(B)
 * @param gamma of R(γ)
 * @param step of the search
 * @param search which of those that are kept; null for that in hand
 * @param look what else is chosen in the panels, by name, e.g. "log" → "true"
 * @param caption one line
 * @param more fields of later versions: kept as they are
 */
public record PresentationStep(
        String panel,
        String layer,
        double alpha,
        double gamma,
        int step,
        Session.@Nullable Chosen search,
        Map<String, String> look,
        String caption,
        Map<String, JsonNode> more) {
    /** Copies the maps, in their order. */
    public PresentationStep {
        look = Collections.unmodifiableMap(new LinkedHashMap<>(look));
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** The same with other words. */
    public PresentationStep withCaption(String words) {
        return new PresentationStep(panel, layer, alpha, gamma, step, search, look, words, more);
    }

    /** The same in another panel. */
    public PresentationStep withPanel(String other) {
        return new PresentationStep(other, layer, alpha, gamma, step, search, look, caption, more);
    }
}
