package thalweg.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a chart, each at its curve ({@link LabelPlacement}); a thin plate in the
 * background's colour keeps them readable over lines.
 */
final class LabelLayer extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;

    /** Between a label and the number of an axis at the same height, in pixels. */
    private static final double BESIDE_TICK = 14;

    /** How much of what lies under a label is covered. */
    private static final double PLATE = 0.88;

    /** The window's text isn't rounded to whole pixels. */
    private static final FontRenderContext FRACTIONAL = new FontRenderContext(null, true, true);

    /** What stands before a colon, in any language. */
    private static final Pattern NAME = Pattern.compile("^([^:：]+)[:：]");

    private final transient List<Label> labels;
    private final transient List<Line> lines;
    private final transient List<Line> filled;
    private final transient Map<Curve, String> edges;
    private transient List<Charts.PlacedLabel> drawn = List.of();
    private final Color plate;
    private final float size;
    private final double marker;

    /**
     * A curve that is drawn.
     *
     * @param series its {@link Series#id()}
     * @param weight how much labels keep off it, from 0 to 1
     */
    record Line(String series, Curve curve, double weight) {}

    /**
     * @param filled lines through what is filled, off which labels keep
     * @param edges of what is filled, and their series
     * @param marker where an upright line stands over the chart, in its units; NaN for none
     */
    LabelLayer(
            List<Label> labels,
            List<Line> lines,
            List<Line> filled,
            Map<Curve, String> edges,
            Color background,
            float size,
            double marker) {
        this.edges = Map.copyOf(edges);
        this.labels = List.copyOf(labels);
        this.lines = List.copyOf(lines);
        this.filled = List.copyOf(filled);
        this.plate = ChartTheme.faded(background, PLATE);
        this.size = size;
        this.marker = marker;
    }

    /** Where the labels stood when they were last drawn; those out of view aren't among them. */
    List<Charts.PlacedLabel> drawn() {
        return drawn;
    }

    /** The labels, first placed first. */
    List<Label> labels() {
        return labels;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int rendererIndex,
            PlotRenderingInfo info) {
        List<@Nullable Rectangle2D> boxes = boxes(g2, area, domain, range);
        List<Charts.PlacedLabel> placed = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            @Nullable Rectangle2D box = boxes.get(i);
            if (box == null) {
                continue;
            }
            placed.add(new Charts.PlacedLabel(series(label.curve()), box));
            g2.setPaint(plate);
            g2.fill(box);
            g2.setPaint(label.colour());
            Font font = font(label);
            g2.setFont(font);
            g2.drawString(
                    text(label, area),
                    (float) (box.getX() + 3),
                    (float) (box.getY() + 1 + ascent(font, label.text())));
        }
        drawn = List.copyOf(placed);
    }

    /** Of the curve at which a label stands; empty where that is of none. */
    private String series(Curve curve) {
        return lines.stream()
                .filter(line -> line.curve().equals(curve))
                .map(Line::series)
                .findFirst()
                .orElse(edges.getOrDefault(curve, ""));
    }

    /** Where each label stands in a plot of this area; null where its curve is out of view. */
    List<@Nullable Rectangle2D> boxes(
            Graphics2D g2, Rectangle2D area, ValueAxis domain, ValueAxis range) {
        List<TracedCurve> traced = traced(lines, area, domain, range);
        List<TracedCurve> obstacles = new ArrayList<>(traced);
        obstacles.addAll(traced(filled, area, domain, range));
        var placement =
                new LabelPlacement(
                        area,
                        obstacles,
                        ticks(g2, area, range),
                        domain.valueToJava2D(marker, area, RectangleEdge.BOTTOM));
        List<@Nullable Rectangle2D> boxes = new ArrayList<>(labels.size());
        for (Label label : labels) {
            TracedCurve own = own(label.curve(), traced, area, domain, range);
            if (!own.isIn(area)) {
                boxes.add(null);
                continue;
            }
            Font font = font(label);
            boxes.add(
                    placement.place(
                            own,
                            width(font, text(label, area)),
                            height(font, label.text()) + 2,
                            Math.clamp(
                                    domain.valueToJava2D(label.x(), area, RectangleEdge.BOTTOM),
                                    area.getMinX(),
                                    area.getMaxX()),
                            label.side()));
        }
        return boxes;
    }

    private static List<TracedCurve> traced(
            List<Line> lines, Rectangle2D area, ValueAxis domain, ValueAxis range) {
        return lines.stream()
                .map(line -> trace(line.curve(), line.weight(), area, domain, range))
                .toList();
    }

    private TracedCurve own(
            Curve curve,
            List<TracedCurve> traced,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).curve().equals(curve)) {
                return traced.get(i);
            }
        }
        return trace(curve, 0, area, domain, range); // the edge of something filled
    }

    /** In a plot that is narrower than it, what it names and nothing more. */
    private String text(Label label, Rectangle2D area) {
        String whole = label.text();
        Matcher name = NAME.matcher(whole);
        boolean fits = width(font(label), whole) <= area.getWidth();
        return !fits && name.find() ? name.group(1) : whole;
    }

    private static double width(Font font, String text) {
        return font.getStringBounds(text, FRACTIONAL).getWidth() + 6;
    }

    // By the font itself, as the width is.
    private static double ascent(Font font, String text) {
        return Math.ceil(font.getLineMetrics(text, FRACTIONAL).getAscent());
    }

    private static double height(Font font, String text) {
        return ascent(font, text) + Math.ceil(font.getLineMetrics(text, FRACTIONAL).getDescent());
    }

    private Font font(Label label) {
        return ChartFonts.of(label.text(), size, label.strong());
    }

    private static TracedCurve trace(
            Curve curve, double weight, Rectangle2D area, ValueAxis domain, ValueAxis range) {
        var x = new double[curve.size()];
        var y = new double[curve.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = domain.valueToJava2D(curve.x()[i], area, RectangleEdge.BOTTOM);
            y[i] = range.valueToJava2D(curve.y()[i], area, RectangleEdge.LEFT);
        }
        return TracedCurve.of(x, y, area, weight);
    }

    /** The numbers of the upright axis, with some room at their right. */
    private static List<Rectangle2D> ticks(Graphics2D g2, Rectangle2D area, ValueAxis range) {
        double height = height(range.getTickLabelFont(), "0");
        double right = area.getMinX() - range.getTickLabelInsets().getRight() + BESIDE_TICK;
        List<Rectangle2D> boxes = new ArrayList<>();
        for (Object tick : range.refreshTicks(g2, new AxisState(), area, RectangleEdge.LEFT)) {
            double at =
                    range.valueToJava2D(((ValueTick) tick).getValue(), area, RectangleEdge.LEFT);
            boxes.add(new Rectangle2D.Double(0, at - height / 2, right, height));
        }
        return boxes;
    }
}
