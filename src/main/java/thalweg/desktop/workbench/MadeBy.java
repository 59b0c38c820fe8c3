package thalweg.desktop.workbench;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import thalweg.engine.Problem;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.Several;
import thalweg.session.Program;

/** How what is shown came to be, in one line, for files: enough to make it again. */
public final class MadeBy {
    private MadeBy() {}

    /**
     * Of the pictures that are in hand now, on the window's thread: version, models with their
     * hashes, data, search, options, seed.
     *
     * @return the line, to be asked for on any thread but the window's, for a file that nobody has
     *     hashed yet is read then
     */
    public static Supplier<String> now(WorkbenchState state) {
        TrioInHand trio = state.three().trio();
        PairInHand pair = state.pair();
        if (state.three().shownProperty().get() && trio != null) {
            return line(trio.models(), state.data(), several(state.three().foundProperty().get()));
        }
        return line(
                pair == null ? List.of() : List.of(pair.a(), pair.b()),
                state.data(),
                state.comparison().shownProperty().get()
                        ? state.comparison().searches().stream()
                                .map(kept -> found(kept.result()))
                                .collect(Collectors.joining("; "))
                        : found(state.resultProperty().get()));
    }

    private static Supplier<String> line(
            List<OpenModel> models, @Nullable DataChoice data, String search) {
        String with = (data == null ? "" : data.madeWith() + "; ") + search;
        return () -> {
            String named = models.stream().map(MadeBy::named).collect(Collectors.joining(", "));
            return "Thalweg "
                    + Program.version()
                    + ": "
                    + (named.isEmpty() ? "" : named + "; ")
                    + with;
        };
    }

    /** A file that has gone or changed since it was read has no hash. */
    private static String named(OpenModel model) {
        String name = model.file().getFileName().toString();
        try {
            boolean known = !model.sha256IfKnown().isEmpty();
            return known || model.isAsRead() ? name + " (sha256 " + model.sha256() + ")" : name;
        } catch (Problem gone) {
            return name;
        }
    }

    /** What makes a result again, e.g. "weight matching, seed 0". */
    public static String search(@Nullable SearchResult result) {
        return result == null
                ? "no search"
                : result.setting().label()
                        + (result.best().permutation().symmetry().corrected()
                                ? " by corrected groups"
                                : "")
                        + (result.setting().kind().random() ? ", seed " + result.seed() : "");
    }

    private static String found(@Nullable SearchResult result) {
        return result == null ? search(null) : search(result) + options(result.setting());
    }

    private static String several(ThreeState.@Nullable Found found) {
        return found == null
                ? search(null)
                : "%s to %s, %s, seed %d"
                                .formatted(
                                        found.result().strategy(),
                                        Several.letter(found.result().anchor()),
                                        found.setting().label(),
                                        found.result().seed())
                        + options(found.setting());
    }

    private static String options(SearchSetting setting) {
        Map<String, Object> options = setting.options();
        return options.isEmpty()
                ? ""
                : options.entrySet().stream()
                        .map(option -> option.getKey() + " " + option.getValue())
                        .collect(Collectors.joining(", ", ", ", ""));
    }
}
