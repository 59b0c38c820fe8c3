package thalweg.study;

import java.util.LinkedHashSet;
import java.util.List;

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
                        "the seeds " + word + " can't be",
                        "write numbers, or the first and the last of at most %,d as in 0..4"
                                .formatted(MOST));
            }
            for (long seed = from; seed <= to; seed++) {
                read.add(seed);
            }
        }
        if (read.isEmpty()) {
            throw at.problem("no seed is named", "write numbers, such as 0 1 2");
        }
        return List.copyOf(read);
    }

    private static long seed(StudyLine at, String word) {
        return LineOptions.number(at, word, Long::valueOf, "whole number");
    }
}
