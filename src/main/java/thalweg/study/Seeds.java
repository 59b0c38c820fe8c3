package thalweg.study;

import java.util.LinkedHashSet;
import java.util.List;
import thalweg.words.Phrase;

/** Seeds as a line names them. */
final class Seeds {
    private static final int MOST = 1000;

    private Seeds() {}

    /** Numbers and ranges such as 0..4, each once. */
    static List<Long> of(StudyLine at, List<String> words) {
        var read = new LinkedHashSet<Long>();
        for (String word : words) {
            int dots = word.indexOf("..");
            long from = seed(at, dots < 0 ? word : word.substring(0, dots));
            long to = dots < 0 ? from : seed(at, word.substring(dots + 2));
            if (to < from || to - from >= MOST || read.size() > MOST) {
                throw at.problem(
                        Phrase.of("badstudy.seeds", word), Phrase.of("remedies.write-seeds", MOST));
            }
            for (long seed = from; seed <= to; seed++) {
                read.add(seed);
            }
        }
        if (read.isEmpty()) {
            throw at.problem(
                    Phrase.of("badstudy.no-seed"), Phrase.of("remedies.write-seed-numbers"));
        }
        return List.copyOf(read);
    }

    private static long seed(StudyLine at, String word) {
        return LineOptions.number(at, word, Long::valueOf, true);
    }
}
