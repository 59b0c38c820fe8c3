package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.symmetry.Graphs;
import thalweg.symmetry.Symmetry;
import thalweg.symmetry.TensorAxis;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** The graph of a network with its groups. */
class GraphPictureTest {
    @TempDir Path folder;

    /** Two residual sums, one within the other. */
    private static final Network NETWORK =
            Graphs.input(2, 4, 4)
                    .conv("stem", 2, 6, 3, 1)
                    .norm("n", 6)
                    .conv("one", 6, 5, 3, 1)
                    .conv("two", 5, 6, 3, 1)
                    .after("inner", new Layer.Add(), "two", "n")
                    .after("outer", new Layer.Add(), "inner", "stem")
                    .then("flat", new Layer.Flatten(false))
                    .dense("last", 6 * 16, 3)
                    .network();

    private static final Symmetry SYMMETRY = Symmetry.of(NETWORK);

    private static String said(@Nullable Phrase phrase) {
        return phrase == null ? "" : phrase.in(Words.ENGLISH);
    }

    @Test
    void eachNodeSaysItsGroupAndWhatAGroupMovesThere() {
        GraphData data = GraphData.of(NETWORK, SYMMETRY);
        GraphData.Row two = data.rows().get(4);
        assertEquals("two", two.name());
        assertEquals("conv 3×3, 5 → 6", said(two.kind()));
        assertEquals(List.of(0), two.groups());
        assertEquals("outputs", said(two.axes().get(0)));
        assertEquals("inputs", said(two.axes().get(1)));
        assertEquals(List.of(4, 2), data.rows().get(5).inputs());
        assertEquals(List.of(0), data.rows().get(6).groups());
        assertEquals(List.of(), data.rows().getLast().groups());
    }

    @Test
    void edgesThatSkipRowsRunInLanesOfTheirOwnTheShorterTheNearer() {
        GraphLayout layout = GraphLayout.of(GraphData.of(NETWORK, SYMMETRY), Words.ENGLISH);
        assertEquals(
                List.of(new GraphLayout.Skip(2, 5, 0), new GraphLayout.Skip(1, 6, 1)),
                layout.skips());
        assertEquals(3, layout.rowAt(layout.top(3) + 4));
        assertEquals(-1, layout.rowAt(layout.height() + 100));
    }

    @Test
    void aSplitLeavesTheColoursOfTheOtherGroups() {
        Symmetry split = SYMMETRY.split(0, List.of(new TensorAxis("stem.weight", 0)));
        List<Integer> before = GroupColours.of(SYMMETRY);
        List<Integer> after = GroupColours.of(split);
        assertEquals(before.get(0), after.get(0));
        assertEquals(before.get(1), after.get(2));
        assertEquals(3, new HashSet<>(after).size());
        assertEquals(-1, GroupColours.of(SYMMETRY.frozen(1)).get(1));
    }

    @Test
    void aGroupThatIsPointedOutIsSeen() {
        GraphData data = GraphData.of(NETWORK, SYMMETRY);
        var heading = new Heading("Permutation groups", "test");
        var size = new ChartImages.Size(500, 400, 1);
        int chosen = 0;
        for (ChartTheme theme : List.of(ChartTheme.DARK, ChartTheme.LIGHT)) {
            var plain = ChartImages.image(data, theme, heading, size);
            var pointed = ChartImages.image(data.selecting(1), theme, heading, size);
            int colour = data.colour(1, theme).getRGB();
            assertTrue(count(pointed, colour) > count(plain, colour), theme.toString());
            chosen += count(pointed, colour);
        }
        assertNotEquals(0, chosen);
    }

    private static int count(java.awt.image.BufferedImage image, int colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theGraphIsSavedAsSvgAndAsNumbers() throws Exception {
        GraphData data = GraphData.of(NETWORK, SYMMETRY);
        Path svg = folder.resolve("graph.svg");
        ChartImages.writeSvg(
                svg,
                data,
                ChartTheme.LIGHT,
                new Heading("Permutation groups", ""),
                new ChartImages.Size(500, 400, 1),
                "test");
        String text = Files.readString(svg);
        assertTrue(text.contains("<svg") && text.contains("<path"), text);
        assertEquals(
                """
                name,kind,node,input 1,input 2,group
                input,input 2×4×4,1,,,
                stem,"conv 3×3, 2 → 6",2,1,,1
                n,batch norm 6,3,2,,1
                one,"conv 3×3, 6 → 5",4,3,,2
                two,"conv 3×3, 5 → 6",5,4,,1
                inner,add,6,5,3,1
                outer,add,7,6,2,1
                flat,flatten,8,7,,1
                last,dense 96 → 3,9,8,,
                """,
                data.table().csv());
    }
}
