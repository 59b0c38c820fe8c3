package thalweg.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Normalization;
import thalweg.evaluation.Renormalization;
import thalweg.matching.SearchSetting;

/**
 * What was opened, chosen and found: enough to have it all again, on another machine, too.
 *
 * @param program the version that wrote it
 * @param models in the order of opening
 * @param data what losses are measured on; null for none
 * @param chosen the search that runs next
 * @param found searches that ended on A and B, in the order of their ends
 * @param shown which of them is in hand, counted from 0; −1 for none
 * @param three what there is of a third model; null for none
 * @param view what is looked at
 * @param steps of its presentation
 * @param more fields of later versions: kept as they are
 */
public record Session(
        String program,
        List<ModelFile> models,
        @Nullable Data data,
        Chosen chosen,
        List<Found> found,
        int shown,
        @Nullable Three three,
        View view,
        List<PresentationStep> steps,
        Map<String, JsonNode> more) {
    /** The version of the files that are written. */
    public static final int VERSION = 1;

    /** Copies its arguments. */
    public Session {
        models = List.copyOf(models);
        found = List.copyOf(found);
        steps = List.copyOf(steps);
        more = kept(more);
        if (shown < -1 || shown >= found.size()) {
            throw new IllegalArgumentException(shown + " of " + found.size());
        }
    }

    /** Which of the models in hand one is. */
    public enum Role {
        /** The reference. */
        A,
        /** The one that moves. */
        B,
        /** The third. */
        C,
        /** Open, and none of these. */
        NONE
    }

    /**
     * A model's file.
     *
     * @param file where it was
     * @param bytes its size
     * @param sha256 of its contents, see {@link thalweg.network.ModelDigest}; empty where a window
     *     was closed before they were named
     * @param network the description that it was read by; null where none was needed
     */
    public record ModelFile(
            Path file,
            long bytes,
            String sha256,
            Role role,
            @Nullable String network,
            Map<String, JsonNode> more) {
        /** Copies the fields of later versions. */
        public ModelFile {
            more = kept(more);
        }

        /** The same file where it is now. */
        public ModelFile at(Path place) {
            return new ModelFile(place, bytes, sha256, role, network, more);
        }
    }

    /**
     * The examples that were in hand.
     *
     * @param location the folder or file
     * @param limit the first so many; 0 for all
     * @param inputs how they were normalised
     * @param statistics what was done about batch norm
     * @param statisticsExamples the most training examples for that
     */
    public record Data(
            Path location,
            String split,
            int limit,
            Normalization inputs,
            Renormalization statistics,
            int statisticsExamples,
            Map<String, JsonNode> more) {
        /** Copies the fields of later versions. */
        public Data {
            more = kept(more);
        }

        /** The same examples where they are now. */
        public Data at(Path place) {
            return new Data(place, split, limit, inputs, statistics, statisticsExamples, more);
        }
    }

    /** A search with its options, and its seed. */
    public record Chosen(SearchSetting setting, long seed, Map<String, JsonNode> more) {
        /** Copies the fields of later versions. */
        public Chosen {
            more = kept(more);
        }
    }

    /**
     * A search that ended, at the step that it chose.
     *
     * @param objective ⟨θ_a, π(θ_b)⟩ there
     * @param l2 ‖θ_a − π(θ_b)‖₂ there
     * @param loss that the search goes by there; NaN where it goes by the objective
     * @param seconds the search's own time
     * @param converged whether it came to its end by itself
     * @param corrected whether it moved B by groups that a person had corrected: by the derived
     *     ones the same search finds something else
     * @param permutation as {@link thalweg.symmetry.PermutationFile} writes it
     * @param losses what was measured of it; null for nothing
     */
    public record Found(
            SearchSetting setting,
            long seed,
            int step,
            int sweep,
            double objective,
            double l2,
            double loss,
            double seconds,
            boolean converged,
            boolean corrected,
            JsonNode permutation,
            @Nullable Losses losses,
            Map<String, JsonNode> more) {
        /** Copies the fields of later versions. */
        public Found {
            more = kept(more);
        }
    }

    /**
     * The barriers at α = ½, in nats, on the session's data with its statistics.
     *
     * @param examples how many
     */
    public record Losses(double naive, double matched, int examples, Map<String, JsonNode> more) {
        /** Copies the fields of later versions. */
        public Losses {
            more = kept(more);
        }
    }

    /**
     * What there is of a third model.
     *
     * @param strategy by its name on the command line
     * @param anchor the model that doesn't move, counted from 0
     * @param wanted whether the three are looked at rather than the pair
     * @param found what the last search of the three found; null for nothing
     */
    public record Three(
            String strategy,
            int anchor,
            boolean wanted,
            @Nullable SeveralFound found,
            Map<String, JsonNode> more) {
        /** Copies the fields of later versions. */
        public Three {
            more = kept(more);
        }
    }

    /**
     * What a strategy found of A, B and C.
     *
     * @param strategy by its name on the command line
     * @param anchor the model that didn't move, counted from 0
     * @param search what matched pairs
     * @param objective Σ ⟨π_m(θ_m), π_n(θ_n)⟩ over pairs
     * @param l2 the root mean square of ‖π_m(θ_m) − π_n(θ_n)‖₂ over pairs
     * @param seconds the strategy's own time
     * @param converged whether it came to its end by itself
     * @param permutations one a model, as {@link thalweg.symmetry.PermutationFile} writes them
     */
    public record SeveralFound(
            String strategy,
            int anchor,
            Chosen search,
            int rounds,
            int step,
            double objective,
            double l2,
            double seconds,
            boolean converged,
            List<JsonNode> permutations,
            Map<String, JsonNode> more) {
        /** Copies the list, and the fields of later versions. */
        public SeveralFound {
            permutations = List.copyOf(permutations);
            more = kept(more);
        }
    }

    /**
     * What is looked at.
     *
     * @param layer the weight whose spectrum and alignment are shown; empty for none
     * @param step of the search in hand that the pictures show
     * @param looking how they are looked at
     */
    public record View(
            double alpha,
            double gamma,
            String layer,
            int step,
            Looking looking,
            Map<String, JsonNode> more) {
        /** Copies the fields of later versions. */
        public View {
            more = kept(more);
        }
    }

    /** The model of a role. */
    public Optional<ModelFile> model(Role role) {
        return models.stream().filter(model -> model.role() == role).findFirst();
    }

    /** The search in hand. */
    public Optional<Found> inHand() {
        return shown < 0 ? Optional.empty() : Optional.of(found.get(shown));
    }

    /** The same with its files elsewhere: the models in their order, and the data. */
    public Session at(List<Path> files, @Nullable Path examples) {
        List<ModelFile> placed = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            placed.add(models.get(m).at(files.get(m)));
        }
        Data there = data == null || examples == null ? data : data.at(examples);
        return new Session(program, placed, there, chosen, found, shown, three, view, steps, more);
    }

    /** A copy in the same order, so that a session is written as it was read. */
    private static Map<String, JsonNode> kept(Map<String, JsonNode> fields) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
