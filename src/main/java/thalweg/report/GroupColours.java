package thalweg.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;

/**
 * A colour for each permutation group. Hues follow one another by the golden angle, at one
 * lightness in OKLab, so that neighbours differ most whatever their number.
 */
public final class GroupColours {
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    private static final double FIRST = 2.6;
    private static final double CHROMA = 0.13;
    private static final int CHOICE = 5;

    private GroupColours() {}

    /**
     * Which colour each group has: that of the derived group which it comes from, so that a
     * correction leaves all others as they are; −1 for frozen ones, which are grey.
     */
    public static List<Integer> of(Symmetry symmetry) {
        List<Integer> colours = new ArrayList<>();
        List<Integer> origins = symmetry.origins();
        for (int g = 0; g < symmetry.groups().size(); g++) {
            int colour = origins.get(g);
            if (symmetry.groups().get(g).kind() == PermutationGroup.Kind.FROZEN) {
                colour = -1;
            } else if (colours.contains(colour)) { // split off
                colour = unlike(colour, symmetry.groups().size(), colours);
            }
            colours.add(colour);
        }
        return colours;
    }

    /** Of some colours that no group has, the one that differs most from another. */
    private static int unlike(int other, int first, List<Integer> taken) {
        return IntStream.range(first, first + taken.size() + CHOICE)
                .filter(c -> !taken.contains(c))
                .limit(CHOICE)
                .boxed()
                .min(Comparator.comparing(c -> Math.cos((c - other) * GOLDEN_ANGLE)))
                .orElseThrow();
    }

    /** One of these colours. */
    public static Color of(int colour, ChartTheme theme) {
        if (colour < 0) {
            return theme.faint();
        }
        double hue = FIRST + colour * GOLDEN_ANGLE;
        double lightness = theme.dark() ? 0.75 : 0.54;
        return new Color(
                OkLab.argb(
                        new double[] {lightness, CHROMA * Math.cos(hue), CHROMA * Math.sin(hue)}));
    }
}
