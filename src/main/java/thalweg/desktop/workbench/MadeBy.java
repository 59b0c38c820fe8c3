package thalweg.desktop.workbench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.Several;
import thalweg.session.Program;

/** How what is shown came to be, in one line, for files: enough to make it again. */
public final class MadeBy {
    private MadeBy() {}

    /** Of the pictures in hand: version, models with their hashes, data, search, options, seed. */
    public static String line(WorkbenchState state) {
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

    private static String line(List<OpenModel> models, @Nullable DataChoice data, String search) {
        String named = models.stream().map(MadeBy::named).collect(Collectors.joining(", "));
        return "Thalweg "
                + Program.version()
                + ": "
                + (named.isEmpty() ? "" : named + "; ")
                + (data == null ? "" : data.madeWith() + "; ")
                + search;
    }

    /** The hash is there from a moment after a model was opened. */
    private static String named(OpenModel model) {
        String sha256 = model.sha256IfKnown();
        return model.file().getFileName() + (sha256.isEmpty() ? "" : " (sha256 " + sha256 + ")");
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
