package thalweg.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Parameter;
import thalweg.network.Parameters;
import thalweg.words.Phrase;

/**
 * Part of a model's weights: the largest or the smallest singular components of every weight, or
 * chosen tensors alone. An intervention: what can be done with this part alone is due to it.
 *
 * @param components which components of each weight with two or more axes; null for whole tensors
 * @param layers the tensors that count, by name; empty for all
 */
public record Restriction(@Nullable Components components, List<String> layers) {
    /** Everything. */
    public static final Restriction NONE = new Restriction(null, List.of());

    private static final Pattern WRITTEN = Pattern.compile("(top|bottom):(\\d{1,7})(%?)");

    /** Copies the names, in order and each once. */
    public Restriction {
        layers = List.copyOf(new TreeSet<>(layers));
    }

    /**
     * Singular components of a weight.
     *
     * @param top whether those of the largest singular values, else of the smallest
     * @param count how many, or how many percent of them; 1 or more
     * @param percent which of the two
     */
    public record Components(boolean top, int count, boolean percent) {
        /**
         * As in "top:50" or "bottom:90%".
         *
         * @param option its name, for the error
         * @throws MatchingException when it is written otherwise
         */
        public static Components parse(String text, String option) {
            Matcher m = WRITTEN.matcher(text);
            boolean known = m.matches() && Integer.parseInt(m.group(2)) > 0;
            if (!known || m.group(3).equals("%") && Integer.parseInt(m.group(2)) > 100) {
                throw new MatchingException(
                        Phrase.of("badsearch.names-no-singular-components", text),
                        "--" + option,
                        Phrase.of("remedies.use-topk-bottomk-k-such-as-top10"));
            }
            return new Components(
                    m.group(1).equals("top"), Integer.parseInt(m.group(2)), m.group(3).equals("%"));
        }

        /** How many of so many; a share is rounded. */
        int of(int all) {
            return percent ? (int) Math.round(all * (count / 100.0)) : Math.min(count, all);
        }

        /** As it is written. */
        @Override
        public String toString() {
            return (top ? "top:" : "bottom:") + count + (percent ? "%" : "");
        }

        /** As in a sentence: "the top 10 % of singular components". */
        String label() {
            return "the %s %,d%s singular components"
                    .formatted(top ? "top" : "bottom", count, percent ? " % of" : "");
        }
    }

    /** Whether everything counts. */
    public boolean none() {
        return components == null && layers.isEmpty();
    }

    /** As in a sentence: "the top 50 singular components of fc1.weight". */
    public String label() {
        String of = layers.isEmpty() ? "" : String.join(", ", layers);
        if (components == null) {
            return of;
        }
        return components.label() + (of.isEmpty() ? "" : " of " + of);
    }

    /** By names, as {@link #of} takes them back. */
    Map<String, Object> options(String componentsOption, String layersOption) {
        var options = new LinkedHashMap<String, Object>();
        if (components != null) {
            options.put(componentsOption, components.toString());
        }
        if (!layers.isEmpty()) {
            options.put(layersOption, String.join(",", layers));
        }
        return options;
    }

    /**
     * As it was written.
     *
     * @param given options by name
     * @throws MatchingException when it can't be
     */
    static Restriction of(Map<String, String> given, String componentsOption, String layersOption) {
        String written = given.get(componentsOption);
        String names = given.get(layersOption);
        return new Restriction(
                written == null ? null : Components.parse(written, componentsOption),
                names == null ? List.of() : List.of(names.split(",", -1)));
    }

    /**
     * Refuses names that no weight has, and tensors that have no components where these are meant.
     *
     * @param option where they were given
     * @throws MatchingException naming the first
     */
    public void requireIn(Network network, String option) {
        for (String layer : layers) {
            Layer.Slot slot =
                    network.slots().stream()
                            .filter(s -> s.learnable() && s.tensor().equals(layer))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new MatchingException(
                                                    Phrase.of(
                                                            "badsearch.models-have-no-weight",
                                                            layer),
                                                    option,
                                                    Phrase.of(
                                                            "remedies.name-tensors-as-inspect-lists")));
            if (components != null && slot.shape().size() < 2) {
                throw new MatchingException(
                        Phrase.of("badsearch.has-one-axis-so-no-singular-components", layer),
                        option,
                        Phrase.of("remedies.leave-out-take-whole-tensors"));
            }
        }
    }

    /**
     * The part alone, the rest 0. Of components, tensors of fewer than two axes have none.
     *
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public Parameters of(
            Parameters theta, LinearAlgebra algebra, NativeMemory memory, JobContext context) {
        try (var parts = new SingularParts(theta, algebra, memory)) {
            return parts.of(this, context);
        }
    }

    /**
     * A with a part of it exchanged for B's: what lies between A and it is merged, the rest is A's
     * throughout.
     *
     * @param partOfA this part of A, as {@link #of} takes it
     * @param partOfB the same part of B, or of π(B)
     */
    public static Parameters exchanged(Parameters a, Parameters partOfA, Parameters partOfB) {
        var tensors = new ArrayList<Parameter>();
        for (Parameter p : a.all()) {
            float[] values = p.values().clone();
            float[] less = partOfA.get(p.name()).values();
            float[] more = partOfB.get(p.name()).values();
            if (p.learnable()) {
                for (int i = 0; i < values.length; i++) {
                    values[i] += more[i] - less[i];
                }
            }
            tensors.add(p.with(values));
        }
        return new Parameters(tensors);
    }
}
