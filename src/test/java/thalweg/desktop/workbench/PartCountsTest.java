package thalweg.desktop.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartCountsTest {
    @Test
    void theEndsComeFirstAndEachCountOnce() {
        for (int most : new int[] {1, 2, 10, 512, 4096}) {
            List<Integer> counts = PartCounts.upTo(most);
            assertEquals(List.of(0, most), counts.subList(0, 2));
            assertEquals(counts.size(), new HashSet<>(counts).size());
            assertTrue(counts.stream().allMatch(count -> count >= 0 && count <= most));
            assertTrue(counts.size() <= 32, most + ": " + counts.size());
        }
        assertEquals(List.of(0), PartCounts.upTo(0));
    }
}
