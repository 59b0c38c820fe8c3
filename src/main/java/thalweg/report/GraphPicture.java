package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/**
 * The graph of a network: its layers from input to output, striped in the colours of the groups
 * that their output units belong to; residual sums and concatenations by the edges that lead to
 * them. Of the group that is pointed out each layer says what it moves there.
 */
public final class GraphPicture {
    /** Text is left out where it would be smaller than this share of its size. */
    private static final double LEAST_TEXT = 0.5;

    private static final double ARROW = 4;

    /** Of the edges of other groups than the one that is pointed out: still to be followed. */
    private static final double ASIDE = 0.65;

    private final Graphics2D g2;
    private final GraphData data;
    private final GraphLayout layout;
    private final ChartTheme theme;
    private final boolean text;

    private GraphPicture(
            Graphics2D g2, GraphData data, GraphLayout layout, ChartTheme theme, boolean text) {
        this.g2 = g2;
        this.data = data;
        this.layout = layout;
        this.theme = theme;
        this.text = text;
    }

    /**
     * Draws the rows that lie in a part of the whole.
     *
     * @param g2 already scaled and moved: its units are the layout's
     * @param scale by which it is scaled
     * @param top of the part
     * @param bottom of the part
     */
    public static void draw(
            Graphics2D g2,
            GraphData data,
            GraphLayout layout,
            ChartTheme theme,
            double scale,
            double top,
            double bottom) {
        new GraphPicture(g2, data, layout, theme, scale >= LEAST_TEXT).draw(top, bottom);
    }

    /** Draws all of it, no larger than it is, into an area. */
    static void drawWhole(Graphics2D g2, GraphData data, ChartTheme theme, Rectangle area) {
        GraphLayout layout = GraphLayout.of(data, theme.words());
        double scale =
                Math.min(1, Math.min(area.width / layout.width(), area.height / layout.height()));
        var before = g2.getTransform();
        g2.translate(area.x, area.y);
        g2.scale(scale, scale);
        new GraphPicture(g2, data, layout, theme, true).draw(0, layout.height());
        g2.setTransform(before);
    }

    private void draw(double top, double bottom) {
        for (GraphLayout.Skip skip : layout.skips()) {
            if (layout.top(skip.from()) <= bottom && layout.top(skip.to() + 1) >= top) {
                skip(skip);
            }
        }
        int rows = data.rows().size();
        int first = Math.max(0, (int) ((top - GraphLayout.TOP) / GraphLayout.ROW) - 1);
        int last = Math.min(rows - 1, (int) ((bottom - GraphLayout.TOP) / GraphLayout.ROW) + 1);
        for (int row = first; row <= last; row++) {
            if (row + 1 < rows && data.rows().get(row + 1).inputs().contains(row)) {
                step(row);
            }
            node(row);
        }
    }

    /** Whether a row has to do with the group that is pointed out. */
    private boolean chosen(int row) {
        GraphData.Row node = data.rows().get(row);
        return node.groups().contains(data.selected()) || node.axes().containsKey(data.selected());
    }

    private void node(int row) {
        GraphData.Row node = data.rows().get(row);
        double y = layout.top(row);
        var box =
                new RoundRectangle2D.Double(
                        GraphLayout.LEFT, y, layout.boxWidth(), GraphLayout.BOX_HEIGHT, 6, 6);
        boolean outputs = node.groups().contains(data.selected());
        if (outputs) {
            g2.setPaint(ChartTheme.faded(data.colour(data.selected(), theme), 0.2));
            g2.fill(box);
        } else if (!node.axes().isEmpty()) {
            g2.setPaint(ChartTheme.faded(theme.hairline(), theme.dark() ? 0.55 : 0.6));
            g2.fill(box);
        }
        if (chosen(row)) {
            g2.setPaint(data.colour(data.selected(), theme));
            g2.setStroke(new BasicStroke(1.2f));
            g2.draw(box);
        }
        stripe(node.groups(), y);
        if (text) {
            words(row, y);
        }
    }

    /** The node's groups, one over the other where it has several. */
    private void stripe(List<Integer> groups, double y) {
        double part = GraphLayout.BOX_HEIGHT / Math.max(1, groups.size());
        for (int k = 0; k < Math.max(1, groups.size()); k++) {
            g2.setPaint(groups.isEmpty() ? theme.hairline() : data.colour(groups.get(k), theme));
            g2.fill(
                    new Rectangle2D.Double(
                            GraphLayout.LEFT, y + k * part, GraphLayout.STRIPE, part));
        }
    }

    private void words(int row, double y) {
        boolean aside = data.selected() >= 0 && !chosen(row);
        float baseline = (float) (y + 14);
        String name = layout.names().get(row);
        g2.setFont(GraphLayout.nameFont(name));
        g2.setPaint(aside ? theme.muted() : theme.text());
        g2.drawString(name, (float) (GraphLayout.LEFT + GraphLayout.STRIPE + 8), baseline);
        String moved = layout.axes().get(row).get(data.selected());
        String does = moved == null ? layout.kinds().get(row) : moved;
        g2.setFont(GraphLayout.kindFont(does));
        g2.setPaint(moved == null ? theme.muted() : data.colour(data.selected(), theme));
        g2.drawString(does, (float) layout.kindX(), baseline);
    }

    private Color edge(int from) {
        List<Integer> groups = data.rows().get(from).groups();
        if (groups.isEmpty()) {
            return theme.faint();
        }
        Color colour = data.colour(groups.getFirst(), theme);
        boolean aside = data.selected() >= 0 && !groups.contains(data.selected());
        return ChartTheme.faded(colour, aside ? ASIDE : 1);
    }

    /** From a row to the next. */
    private void step(int row) {
        double x = GraphLayout.LEFT + 24;
        double from = layout.top(row) + GraphLayout.BOX_HEIGHT;
        g2.setPaint(edge(row));
        g2.setStroke(new BasicStroke(1.4f));
        g2.draw(new Line2D.Double(x, from, x, layout.top(row + 1)));
    }

    private void skip(GraphLayout.Skip skip) {
        double right = GraphLayout.LEFT + layout.boxWidth();
        double lane = right + GraphLayout.FIRST_LANE + skip.lane() * GraphLayout.LANE;
        double from = layout.top(skip.from()) + GraphLayout.BOX_HEIGHT * 0.68;
        double to = layout.top(skip.to()) + GraphLayout.BOX_HEIGHT * 0.32;
        var path = new Path2D.Double();
        path.moveTo(right, from);
        path.lineTo(lane - 5, from);
        path.quadTo(lane, from, lane, from + 5);
        path.lineTo(lane, to - 5);
        path.quadTo(lane, to, lane - 5, to);
        path.lineTo(right + ARROW, to);
        g2.setPaint(edge(skip.from()));
        g2.setStroke(new BasicStroke(1.4f));
        g2.draw(path);
        var head = new Path2D.Double();
        head.moveTo(right + 1, to);
        head.lineTo(right + 1 + ARROW * 1.4, to - ARROW * 0.8);
        head.lineTo(right + 1 + ARROW * 1.4, to + ARROW * 0.8);
        head.closePath();
        g2.fill(head);
    }
}
