package thalweg.desktop.preferences;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** What a person is told of preferences that couldn't be had. */
public final class PreferenceTroubles {
    private PreferenceTroubles() {}

    /** In a sentence; empty where there is nothing to tell. */
    public static Phrase of(Preferences preferences) {
        List<Phrase> all = new ArrayList<>();
        preferences
                .setAside()
                .ifPresent(
                        path ->
                                all.add(
                                        Phrase.of(
                                                "preferences.damaged",
                                                preferences.file(),
                                                path.getFileName())));
        for (Preferences.Refused one : preferences.refused()) {
            all.add(
                    Phrase.of(
                            "preferences.refused",
                            one.name(),
                            one.value(),
                            preferences.file(),
                            one.usual()));
        }
        for (Problem trouble : preferences.troubles()) {
            all.add(Phrase.of("preferences.trouble", trouble.whatSaid()));
        }
        return words -> all.stream().map(one -> one.in(words)).collect(Collectors.joining("; "));
    }
}
