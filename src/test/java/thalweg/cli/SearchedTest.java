package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.Snapshot;
import thalweg.network.Network;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

/** What is said of groups that a search leaves as they are. */
class SearchedTest {
    private static String said(SearchKind kind, String... still) {
        Network network = Graphs.input(3).dense("only", 3, 2).network();
        var start =
                new Snapshot(
                        0, 0, "", Permutation.identity(Symmetry.of(network)), 0, 0, Double.NaN, 0);
        SearchSetting setting = kind.setting(Map.of());
        return new Searched(
                        new SearchResult(
                                setting, 0, 0, 0, false, List.of(start), start, List.of(still)),
                        0)
                .still();
    }

    @Test
    void groupsWithinAnotherAreNamedByIt() {
        assertEquals(
                "No one matrix moves the blocks and units of h.0.attn, h.1.attn:"
                        + " left as they are.\n",
                said(
                        SearchKind.SINKHORN,
                        "h.0.attn",
                        "h.0.attn[0]",
                        "h.0.attn[0].1",
                        "h.0.attn[1]",
                        "h.1.attn",
                        "h.1.attn[0]"));
    }

    @Test
    void ofManyTheFirstFiveAreNamed() {
        assertEquals(
                "No layer shows the units of a, b, c, d, e and 2 more one by one:"
                        + " left as they are.\n",
                said(SearchKind.ACTIVATION_MATCHING, "a", "b", "c", "d", "e", "f", "g[0]"));
    }

    @Test
    void nothingIsSaidOfNone() {
        assertEquals("", said(SearchKind.WEIGHT_MATCHING));
    }
}
