package thalweg.study;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a study: all that its result hangs on, so that another machine with the same files
 * can run it. Small, and the same text in JSON wherever it is made.
 *
 * @param version of this description
 * @param program Thalweg's version
 * @param models in order: the first is the reference, or the centre of a star
 * @param method what brings them together
 * @param seed of every random choice
 * @param data what losses are measured on; null for none
 * @param training what the search works on, if it needs any; or null
 * @param normalization what is done about batch norm: "none", "reset" or "repair"
 * @param statistics the training examples that this needs; or null
 * @param points on a line between two models
 * @param gammas of R, ascending
 * @param nullPermutations random permutations of R's null band
 * @param figures that are asked for beside the usual ones: "taylor", "references"
 * @param merged which part of the weights is merged, the rest stays the first model's: "components"
 *     and "layers"; empty for all of them
 */
public record StudyTask(
        int version,
        String program,
        List<ModelFile> models,
        MethodName method,
        long seed,
        @Nullable Examples data,
        @Nullable Examples training,
        String normalization,
        @Nullable Examples statistics,
        int points,
        List<Double> gammas,
        int nullPermutations,
        List<String> figures,
        Map<String, String> merged) {
    /** The version that this program writes and reads. */
    public static final int VERSION = 2;

    private static final int ID_DIGITS = 12;

    /**
     * A model's file.
     *
     * @param name in the study
     * @param file as the study names it
     * @param sha256 of its bytes; of names, shapes and numbers of its tensors where it is more than
     *     one file
     * @param network the text that describes its network; or null
     * @param activation between layers where the file doesn't say
     */
    public record ModelFile(
            String name, String file, String sha256, @Nullable String network, String activation) {}

    /**
     * What brings models together.
     *
     * @param name in the study
     * @param label as charts and tables call it
     * @param id the search's or the strategy's, or "random"
     * @param options every one, spelled out
     */
    public record MethodName(String name, String label, String id, Map<String, String> options) {
        /** Copies the options in their order. */
        public MethodName {
            options = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(options));
        }

        /** Whether it is a control that moves units at random. */
        public boolean random() {
            return id.equals(Method.RANDOM);
        }

        /** One of the options; null where there is no such. */
        public @Nullable String option(String option) {
            return options.get(option);
        }
    }

    /**
     * Examples.
     *
     * @param folder as the study names it
     * @param name of the data, e.g. "MNIST"
     * @param split "train" or "test"
     * @param count the first so many of it
     * @param mean that inputs were shifted by, one a channel
     * @param deviation that they were divided by
     * @param sha256 of the inputs as they reach the network, and the labels
     */
    public record Examples(
            String folder,
            String name,
            String split,
            int count,
            List<Float> mean,
            List<Float> deviation,
            String sha256) {}

    /** Copies the lists. */
    public StudyTask {
        models = List.copyOf(models);
        gammas = List.copyOf(gammas);
        figures = List.copyOf(figures);
        merged = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(merged));
    }

    /** Whether it is of two models; else of three. */
    public boolean pair() {
        return models.size() == 2;
    }

    /** The models' names in the study. */
    public List<String> modelNames() {
        return models.stream().map(ModelFile::name).toList();
    }

    /** In words: "A, B: Weight matching, seed 0". */
    public String title() {
        return String.join(", ", modelNames()) + ": " + method.label + ", seed " + seed;
    }

    /** Its name in files: readable, and another one for another task. */
    public String id() {
        String words = String.join("-", modelNames()) + "-" + method.name + "-" + seed;
        return words.replaceAll("[^A-Za-z0-9._-]", "_")
                + "-"
                + StudyJson.sha256(this).substring(0, ID_DIGITS);
    }
}
