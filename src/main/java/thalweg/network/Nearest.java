package thalweg.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Known words that look like a mistyped one. */
final class Nearest {
    private static final int MOST = 3;

    /** Longer ones aren't compared: that would take as long as their product. */
    private static final int LONGEST = 200;

    private Nearest() {}

    /** Those the fewest letters away, if that is at most a third of the word; at most three. */
    static List<String> of(String word, Collection<String> known) {
        int least = Math.max(1, word.length() / 3);
        List<String> nearest = new ArrayList<>();
        if (word.length() > LONGEST) {
            return nearest;
        }
        for (String candidate : known) {
            if (Math.abs(candidate.length() - word.length()) > least) {
                continue;
            }
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                nearest.clear();
            }
            if (distance == least && nearest.size() < MOST) {
                nearest.add(candidate);
            }
        }
        return nearest;
    }

    /** Letters changed, added, left out, or two neighbours that changed places. */
    private static int distance(String x, String y) {
        String a = x.toLowerCase(Locale.ROOT);
        String b = y.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int changed = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(changed, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
