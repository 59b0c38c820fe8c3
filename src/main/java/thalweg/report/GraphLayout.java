package thalweg.report;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * Where the nodes and edges of a graph lie: one row a node, from the input down; an edge that skips
 * rows runs in a lane at the right, the shorter the nearer, so that no two lie over each other.
 *
 * @param width of the whole, at scale 1
 * @param height of the whole, at scale 1
 * @param boxWidth of a node
 * @param kindX where the words on a node's kind begin
 * @param names shortened where there is no room
 * @param kinds shortened where there is no room
 * @param axes what each group moves there, shortened where there is no room
 * @param skips edges that skip rows
 */
public record GraphLayout(
        double width,
        double height,
        double boxWidth,
        double kindX,
        List<String> names,
        List<String> kinds,
        List<Map<Integer, String>> axes,
        List<Skip> skips) {
    /** From one row to the next. */
    public static final double ROW = 27;

    static final double BOX_HEIGHT = 20;
    static final double LEFT = 12;
    static final double TOP = 10;
    static final double LANE = 9;
    static final double FIRST_LANE = 16;
    static final double STRIPE = 5;
    private static final double GAP = 12;
    private static final double MOST_NAME = 190;
    private static final double LEAST_KIND = 150;
    private static final double MOST_KIND = 230;

    private static final float NAME = 12;
    private static final float KIND = 11;

    /**
     * An edge that skips rows.
     *
     * @param from the row that it leaves
     * @param to the row that reads it
     * @param lane from the boxes outward, from 0
     */
    public record Skip(int from, int to, int lane) {}

    /** For a layer's name. */
    static Font nameFont(String text) {
        return ChartFonts.of(text, NAME, false);
    }

    /** For what a layer does. */
    static Font kindFont(String text) {
        return ChartFonts.of(text, KIND, false);
    }

    /** Lays a graph out; measures text, so not on the window's thread. */
    public static GraphLayout of(GraphData data, Words words) {
        var context = new FontRenderContext(null, true, true);
        List<String> names =
                data.rows().stream().map(r -> fit(r.name(), NAME, MOST_NAME, context)).toList();
        double nameWidth = widest(names, NAME, context);
        List<String> kinds =
                data.rows().stream()
                        .map(r -> fit(r.kind().in(words), KIND, MOST_KIND, context))
                        .toList();
        List<Map<Integer, String>> axes =
                data.rows().stream().map(r -> fit(r.axes(), words, context)).toList();
        double kindWidth = Math.max(LEAST_KIND, widest(kinds, KIND, context));
        for (Map<Integer, String> moved : axes) {
            kindWidth = Math.max(kindWidth, widest(moved.values(), KIND, context));
        }
        double kindX = LEFT + STRIPE + 8 + nameWidth + GAP;
        double boxWidth = kindX - LEFT + kindWidth + 8;
        List<Skip> skips = skips(data);
        int lanes = skips.stream().mapToInt(s -> s.lane() + 1).max().orElse(0);
        return new GraphLayout(
                LEFT + boxWidth + FIRST_LANE + lanes * LANE + 6,
                2 * TOP + data.rows().size() * ROW,
                boxWidth,
                kindX,
                names,
                kinds,
                axes,
                skips);
    }

    private static List<Skip> skips(GraphData data) {
        List<Skip> edges = new ArrayList<>();
        for (int to = 0; to < data.rows().size(); to++) {
            for (int from : data.rows().get(to).inputs()) {
                if (from != to - 1) {
                    edges.add(new Skip(from, to, 0));
                }
            }
        }
        edges.sort(Comparator.comparingInt((Skip e) -> e.to() - e.from()).thenComparing(Skip::to));
        List<Skip> placed = new ArrayList<>();
        for (Skip edge : edges) {
            int lane = 0;
            while (taken(placed, edge, lane)) {
                lane++;
            }
            placed.add(new Skip(edge.from(), edge.to(), lane));
        }
        return placed;
    }

    private static boolean taken(List<Skip> placed, Skip edge, int lane) {
        return placed.stream()
                .anyMatch(p -> p.lane() == lane && p.from() < edge.to() && edge.from() < p.to());
    }

    private static double widest(Collection<String> texts, float size, FontRenderContext context) {
        return texts.stream().mapToDouble(t -> width(t, size, context)).max().orElse(0);
    }

    private static double width(String text, float size, FontRenderContext context) {
        return ChartFonts.of(text, size, false).getStringBounds(text, context).getWidth();
    }

    private static Map<Integer, String> fit(
            Map<Integer, Phrase> axes, Words words, FontRenderContext context) {
        Map<Integer, String> shown = new HashMap<>();
        axes.forEach(
                (group, text) -> shown.put(group, fit(text.in(words), KIND, MOST_KIND, context)));
        return shown;
    }

    /** Cut in the middle, since the ends of layers' names tell them apart. */
    private static String fit(String text, float size, double most, FontRenderContext context) {
        String shown = text;
        for (int left = text.length() - 1; left > 4 && width(shown, size, context) > most; left--) {
            int head = left / 2;
            shown = text.substring(0, head) + "…" + text.substring(text.length() - (left - head));
        }
        return shown;
    }

    /** The top of a row's box. */
    double top(int row) {
        return TOP + row * ROW;
    }

    /** The row at a height; −1 where there is none. */
    public int rowAt(double y) {
        int row = (int) Math.floor((y - TOP) / ROW);
        return row >= 0 && row < names.size() ? row : -1;
    }
}
