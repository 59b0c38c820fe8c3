package thalweg.study;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/** Which models belong together. */
final class Grouping {
    private Grouping() {}

    /** Those that are named, then all others where all are wanted; each once. */
    static List<StudyPlan.Group> of(
            List<StudyPlan.Group> groups,
            @Nullable StudyLine all,
            Collection<String> models,
            int size) {
        var found = new LinkedHashMap<List<String>, StudyPlan.Group>();
        groups.stream()
                .filter(group -> group.models().size() == size)
                .forEach(group -> found.putIfAbsent(group.models(), group));
        if (all != null) {
            String[] names = models.toArray(String[]::new);
            if (names.length < size) {
                throw all.problem(
                        Phrase.of("badstudy.only-models", names.length),
                        Phrase.of("remedies.name-more"));
            }
            choose(names, 0, new String[size], 0, all, found);
        }
        return List.copyOf(found.values());
    }

    private static void choose(
            String[] names,
            int from,
            String[] chosen,
            int count,
            StudyLine at,
            Map<List<String>, StudyPlan.Group> found) {
        if (count == chosen.length) {
            List<String> group = Arrays.asList(chosen.clone());
            found.putIfAbsent(group, new StudyPlan.Group(at, group));
            return;
        }
        for (int i = from; i < names.length; i++) {
            chosen[count] = names[i];
            choose(names, i + 1, chosen, count + 1, at, found);
        }
    }
}
