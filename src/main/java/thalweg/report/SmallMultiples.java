package thalweg.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.report.SmallMultiplesData.Kind;
import thalweg.report.SmallMultiplesData.Tile;

/** Draws small pictures of all layers, on axes that they share. */
public final class SmallMultiples {
    /** Entries are products of unit vectors: 1 is the most, in every map. */
    private static final double LIMIT = 1;

    /** What lies further below the largest singular value isn't drawn. */
    private static final double DEPTH = 1e-3;

    /** What the colour scale takes of a file's width. */
    private static final int SCALE = 56;

    private final SmallMultiplesData data;
    private final ChartTheme theme;
    private final ColourMap colours;
    private final Map<float[], BufferedImage> images;
    private final double lastGamma;
    private final double lowest;
    private final double highest;

    /** Of data, whose axes span all layers. */
    public SmallMultiples(SmallMultiplesData data, ChartTheme theme) {
        this(data, theme, ColourMap.diverging(theme.dark()), new IdentityHashMap<>());
    }

    /** Of newer data, in the same colours: the maps that are there are not made again. */
    public SmallMultiples with(SmallMultiplesData newer) {
        Map<float[], BufferedImage> kept = new IdentityHashMap<>();
        for (Tile tile : newer.tiles()) {
            for (HeatmapData map : new HeatmapData[] {tile.mapBefore(), tile.mapAfter()}) {
                if (map != null && images.containsKey(map.values())) {
                    kept.put(map.values(), images.get(map.values()));
                }
            }
        }
        return new SmallMultiples(newer, theme, colours, kept);
    }

    private SmallMultiples(
            SmallMultiplesData data,
            ChartTheme theme,
            ColourMap colours,
            Map<float[], BufferedImage> images) {
        this.data = data;
        this.theme = theme;
        this.colours = colours;
        this.images = images;
        double least = 0;
        double most = 0.2;
        double last = 0.5;
        for (Tile tile : data.tiles()) {
            for (Curve curve : new Curve[] {tile.before(), tile.after()}) {
                if (curve != null) {
                    last = Math.max(last, curve.x()[curve.size() - 1]);
                    for (double y : curve.y()) {
                        least = Math.min(least, y);
                        most = Math.max(most, y);
                    }
                }
            }
        }
        lastGamma = last;
        lowest = least;
        highest = Math.min(1, most);
    }

    /** What the axes are, for a heading: x from … to …, y from … to …. */
    public double[] axes() {
        return switch (data.kind()) {
            case ALIGNMENT -> new double[] {1, 1, -1, 1};
            case R -> new double[] {0, lastGamma, lowest, highest};
            case SPECTRA -> new double[] {0, 1, DEPTH, 1};
        };
    }

    /** The place on the shared axis of a pixel in a picture, from 0 to the axis' end. */
    public double placeAt(double x, Rectangle picture) {
        double part = Math.clamp((x - picture.x) / picture.width, 0, 1);
        return data.kind() == Kind.R ? part * lastGamma : part;
    }

    /** A picture of all in a file. */
    static void draw(Graphics2D g2, SmallMultiplesData data, ChartTheme theme, Rectangle area) {
        var pictures = new SmallMultiples(data, theme);
        int count = data.tiles().size();
        boolean maps = data.kind() == Kind.ALIGNMENT;
        int room = area.width - 8 - (maps ? SCALE : 0);
        var layout = SmallMultiplesLayout.of(data.kind(), count, room, area.height - 8);
        var before = g2.getTransform();
        // Of very many, each is drawn smaller rather than left out.
        double scale = Math.min(1, (area.height - 8.0) / layout.wholeHeight());
        g2.translate(area.x + 4, area.y + 4);
        g2.scale(scale, scale);
        for (int i = 0; i < count; i++) {
            pictures.drawTile(g2, i, layout.tile(i), Double.NaN);
        }
        g2.setTransform(before);
        if (maps) {
            pictures.scale(g2, new Rectangle(area.x + room + 16, area.y + 24, 10, 120));
        }
    }

    private void scale(Graphics2D g2, Rectangle bar) {
        ColourBarPicture.draw(g2, colours, theme, bar);
        g2.setFont(ChartFonts.regular(11));
        g2.setPaint(theme.muted());
        String[] ends = {"1", "0", "−1"};
        for (int i = 0; i < ends.length; i++) {
            g2.drawString(ends[i], bar.x + 16, bar.y + 4 + i * bar.height / 2);
        }
    }

    /**
     * Draws one.
     *
     * @param tile where
     * @param place where the shared axis is read; NaN for nowhere
     */
    public void drawTile(Graphics2D g2, int index, Rectangle tile, double place) {
        Tile layer = data.tiles().get(index);
        boolean chosen = layer.tensor().equals(data.chosen());
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        name(g2, layer, tile, chosen);
        var picture =
                new Rectangle(
                        tile.x,
                        tile.y + SmallMultiplesLayout.NAME,
                        tile.width,
                        tile.height - SmallMultiplesLayout.NAME);
        var clip = g2.getClip();
        g2.clip(picture);
        switch (data.kind()) {
            case ALIGNMENT -> map(g2, data.map(layer), picture);
            case R -> r(g2, layer, picture);
            case SPECTRA -> spectra(g2, layer, picture);
        }
        if (!Double.isNaN(place) && data.kind() != Kind.ALIGNMENT) {
            double end = data.kind() == Kind.R ? lastGamma : 1;
            double x = Math.floor(picture.x + place / end * picture.width) + 0.5;
            g2.setPaint(theme.muted());
            g2.setStroke(new BasicStroke(1));
            g2.draw(new Line2D.Double(x, picture.y, x, picture.getMaxY()));
        }
        g2.setClip(clip);
        g2.setPaint(chosen ? theme.accent() : theme.hairline());
        g2.setStroke(new BasicStroke(chosen ? 2 : 1));
        g2.draw(
                new Rectangle2D.Double(
                        picture.x + 0.5, picture.y + 0.5, picture.width - 1, picture.height - 1));
    }

    private void name(Graphics2D g2, Tile layer, Rectangle tile, boolean chosen) {
        double r = layer.r(data.gamma());
        String figure = Double.isNaN(r) ? "" : Figures.of(r, 2);
        g2.setFont(ChartFonts.regular(11.5f));
        g2.setPaint(chosen ? theme.text() : theme.muted());
        int right = g2.getFontMetrics().stringWidth(figure);
        g2.drawString(figure, tile.x + tile.width - right, tile.y + 14);
        g2.setFont(chosen ? ChartFonts.strong(11.5f) : ChartFonts.regular(11.5f));
        g2.setPaint(theme.text());
        int room = tile.width - right - 8;
        g2.drawString(fitting(g2, layer.name(), room), tile.x, tile.y + 14);
    }

    /** What tells layers apart is rather at the end. */
    private static String fitting(Graphics2D g2, String name, int room) {
        var metrics = g2.getFontMetrics();
        String text = name;
        for (int cut = 1; metrics.stringWidth(text) > room && cut < name.length(); cut++) {
            text = "…" + name.substring(cut);
        }
        return text;
    }

    private void map(Graphics2D g2, @Nullable HeatmapData map, Rectangle picture) {
        if (map != null) {
            g2.drawImage(image(map, picture.width, picture.height), picture.x, picture.y, null);
        }
    }

    private BufferedImage image(HeatmapData map, int width, int height) {
        BufferedImage made = images.get(map.values());
        if (made != null && made.getWidth() == width && made.getHeight() == height) {
            return made;
        }
        int[] pixels = HeatmapImage.pixels(map, colours, LIMIT, width, height);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        images.put(map.values(), image);
        return image;
    }

    private void r(Graphics2D g2, Tile layer, Rectangle picture) {
        for (double r : new double[] {0, 0.5}) {
            if (r <= highest) {
                line(g2, picture, new double[] {0, lastGamma}, new double[] {r, r});
                tick(g2, picture, r == 0 ? "0" : "0.5", y(picture, r));
            }
        }
        RChartData.Band band = layer.band();
        if (band != null) {
            Path2D edge = path(picture, band.gammas(), band.high());
            for (int i = band.gammas().length - 1; i >= 0; i--) {
                edge.lineTo(x(picture, band.gammas()[i]), y(picture, band.low()[i]));
            }
            edge.closePath();
            g2.setPaint(ChartTheme.faded(theme.muted(), 0.35));
            g2.fill(edge);
        }
        curve(g2, picture, layer.before(), theme.naive(), Strokes.dashed(1.4));
        curve(g2, picture, layer.after(), theme.matched(), Strokes.solid(2));
    }

    /** Inside the picture, at its left. */
    private void tick(Graphics2D g2, Rectangle picture, String text, double y) {
        g2.setFont(ChartFonts.regular(9.5f));
        g2.setPaint(theme.muted());
        g2.drawString(text, picture.x + 4, (float) (y - 3));
    }

    private void line(Graphics2D g2, Rectangle picture, double[] xs, double[] ys) {
        g2.setPaint(theme.hairline());
        g2.setStroke(new BasicStroke(1));
        g2.draw(path(picture, xs, ys));
    }

    private void curve(
            Graphics2D g2, Rectangle picture, @Nullable Curve curve, Color colour, Stroke stroke) {
        if (curve != null && curve.size() > 1) {
            g2.setPaint(colour);
            g2.setStroke(stroke);
            g2.draw(path(picture, curve.x(), curve.y()));
        }
    }

    private void spectra(Graphics2D g2, Tile layer, Rectangle picture) {
        for (double decade : new double[] {0.1, 0.01}) {
            line(g2, picture, new double[] {0, 1}, new double[] {decade, decade});
            tick(g2, picture, Figures.plain(decade), y(picture, decade));
        }
        float[] a = layer.a();
        float[] b = layer.b();
        if (a == null || b == null || a.length < 2 || !(a[0] > 0)) {
            return;
        }
        curve(g2, picture, parts(a, a[0]), theme.a(), Strokes.solid(1.6));
        curve(g2, picture, parts(b, a[0]), theme.b(), Strokes.dashed(1.6));
    }

    private static Curve parts(float[] s, float largest) {
        var x = new double[s.length];
        var y = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            x[i] = i / (s.length - 1.0);
            y[i] = Math.max(s[i] / largest, DEPTH / 10);
        }
        return new Curve(x, y);
    }

    private Path2D path(Rectangle picture, double[] xs, double[] ys) {
        var path = new Path2D.Double();
        for (int i = 0; i < xs.length; i++) {
            double px = x(picture, xs[i]);
            double py = y(picture, ys[i]);
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        return path;
    }

    private double x(Rectangle picture, double value) {
        double end = data.kind() == Kind.R ? lastGamma : 1;
        return picture.x + value / end * picture.width;
    }

    private double y(Rectangle picture, double value) {
        double part;
        if (data.kind() == Kind.R) {
            double room = 0.06 * (highest - lowest);
            part = (value - lowest + room) / (highest - lowest + 2 * room);
        } else {
            part = 0.03 + 0.92 * (1 - Math.log(value) / Math.log(DEPTH));
        }
        return picture.getMaxY() - part * picture.height;
    }
}
