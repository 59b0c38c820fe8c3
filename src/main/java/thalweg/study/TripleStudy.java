package thalweg.study;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Normalization;
import thalweg.engine.Sha256;

/**
 * The text of a study that puts the paper's claims to the test on three models: by every search, as
 * the bundled one does.
 *
 * @param models files of A, B and C
 * @param data null for none: then what needs losses isn't part of it
 */
public record TripleStudy(List<Path> models, @Nullable Data data) {
    private static final String TITLE = "What the paper says, and these models";
    private static final int TESTS = 2000;
    private static final int TRAINING = 6000;

    /**
     * Data.
     *
     * @param split that losses are measured on
     * @param training whether there are examples for searches
     */
    public record Data(Path location, String split, boolean training, Normalization inputs) {}

    /** Checks that there are three. */
    public TripleStudy {
        models = List.copyOf(models);
        if (models.size() != 3) {
            throw new IllegalArgumentException(models.size() + " models");
        }
    }

    /** Another name for another study: the same models and data have the same. */
    public String name() {
        return "three-" + new Sha256().add(text("")).hex().substring(0, 12);
    }

    /**
     * As {@link Study#open} reads it.
     *
     * @param results the folder for them, beside the study
     */
    public String text(String results) {
        var text = new StringBuilder("study " + quoted(TITLE) + "\n");
        for (int m = 0; m < models.size(); m++) {
            text.append("%c = model %s%n".formatted('A' + m, quoted(absolute(models.get(m)))));
        }
        Data given = data;
        boolean searches = given != null && given.training();
        if (given != null) {
            text.append(
                    "data %s split %s limit %d mean %s deviation %s%n"
                            .formatted(
                                    quoted(absolute(given.location)),
                                    given.split,
                                    TESTS,
                                    numbers(given.inputs.mean()),
                                    numbers(given.inputs.deviation())));
        }
        text.append("chance = random\nwm = search wm\n");
        if (searches) {
            text.append(
                    """
                    training limit %d
                    am = search am
                    ste-a = search ste start a seeds 0 1
                    ste-random = search ste start random steps 200 seeds 0 1
                    """
                            .formatted(TRAINING));
        }
        text.append("seeds 0 1 2\npairs all\ntriple A B C\n");
        if (!results.isEmpty()) {
            text.append("results %s%n".formatted(quoted(results)));
        }
        return text.toString().replace("\r\n", "\n");
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private static String numbers(List<Float> of) {
        return of.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String quoted(String words) {
        return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
