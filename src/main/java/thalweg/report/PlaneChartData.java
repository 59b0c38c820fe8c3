package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import thalweg.landscape.Plane;
import thalweg.landscape.PlaneFrame;

/**
 * The loss over the plane of three models.
 *
 * @param plane between the points that are known it is drawn smooth
 * @param names of the corners, e.g. A, π(B), π(C)
 * @param least the colour scale's beginning, nats
 * @param most its end
 * @param part what is looked at of the grid's square; the table holds the whole
 */
public record PlaneChartData(
        Plane plane, List<String> names, double least, double most, MapPart part)
        implements ChartData {
    /** Losses under this are drawn as this: the scale is logarithmic. */
    private static final double LEAST = 1e-6;

    /** A scale is at least so wide. */
    private static final double NARROWEST = 1.05;

    /**
     * Steps within a decade, the finer the later; the first that give enough contours are taken.
     */
    private static final double[][] STEPS = {
        {1, 2, 5},
        {1, 1.5, 2, 3, 5, 7},
        {1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9}
    };

    private static final int ENOUGH = 5;

    /** Copies the list. */
    public PlaneChartData {
        names = List.copyOf(names);
    }

    /** On a scale of its own: from the least loss of grid, corners and mean to the largest. */
    public PlaneChartData(Plane plane, List<String> names) {
        this(
                plane,
                names,
                least(plane),
                Math.max(NARROWEST * least(plane), most(plane)),
                MapPart.WHOLE);
    }

    /** The same on a scale that another plane fits on, too: so they can be compared. */
    public PlaneChartData beside(PlaneChartData other) {
        return new PlaneChartData(
                plane, names, Math.min(least, other.least), Math.max(most, other.most), part);
    }

    /** The same, of which a part is looked at. */
    public PlaneChartData seen(MapPart some) {
        return new PlaneChartData(plane, names, least, most, some);
    }

    /** The plane's x at the left edge of what is looked at. */
    public double left() {
        return along(plane.x(), part.left());
    }

    /** The plane's x at its right edge. */
    public double right() {
        return along(plane.x(), part.left() + part.size());
    }

    /** The plane's y at its lower edge. */
    public double bottom() {
        return along(plane.y(), 1 - part.top() - part.size());
    }

    /** The plane's y at its upper edge. */
    public double top() {
        return along(plane.y(), 1 - part.top());
    }

    private static double along(double[] axis, double share) {
        return axis[0] + share * (axis[axis.length - 1] - axis[0]);
    }

    /**
     * The loss at a place of the plane as the map is coloured there: between the points that are
     * known, nats.
     */
    public double lossNear(double x, double y) {
        double last = plane.x().length - 1.0;
        double[] xs = plane.x();
        double[] ys = plane.y();
        double column = last * (x - xs[0]) / (xs[xs.length - 1] - xs[0]);
        double row = last * (y - ys[0]) / (ys[ys.length - 1] - ys[0]);
        return Math.exp(new LossSurface(this).at(row, column));
    }

    /** The loss at a grid point: its own, or that of the last known point before it. */
    double loss(int row, int column) {
        return loss(plane, row, column);
    }

    private static double loss(Plane plane, int row, int column) {
        int stride = plane.stride();
        double own = plane.loss()[row][column];
        double shown =
                Double.isNaN(own)
                        ? plane.loss()[row / stride * stride][column / stride * stride]
                        : own;
        return Math.max(LEAST, shown);
    }

    private static double least(Plane plane) {
        double least = Math.max(LEAST, plane.mean().loss());
        for (var corner : plane.corners()) {
            least = Math.min(least, Math.max(LEAST, corner.loss()));
        }
        for (int row = 0; row < plane.y().length; row++) {
            for (int column = 0; column < plane.x().length; column++) {
                least = Math.min(least, loss(plane, row, column));
            }
        }
        return least;
    }

    private static double most(Plane plane) {
        double most = 0;
        for (int row = 0; row < plane.y().length; row++) {
            for (int column = 0; column < plane.x().length; column++) {
                most = Math.max(most, loss(plane, row, column));
            }
        }
        return most;
    }

    /** The losses of contours: round numbers between least and most, ascending. */
    public List<Double> levels() {
        List<Double> levels = List.of();
        for (double[] steps : STEPS) {
            if (levels.size() < ENOUGH) {
                levels = levels(steps);
            }
        }
        return levels;
    }

    private List<Double> levels(double[] steps) {
        var levels = new ArrayList<Double>();
        for (int decade = (int) Math.floor(Math.log10(least)); ; decade++) {
            for (double step : steps) {
                double level = step * Math.pow(10, decade);
                if (level >= most) {
                    return levels;
                }
                if (level > least) {
                    levels.add(level);
                }
            }
        }
    }

    /** Where on the colour scale a loss stands, from 0 to 1: by its logarithm. */
    public double share(double loss) {
        return Math.log(loss / least) / Math.log(most / least);
    }

    @Override
    public String fileName() {
        return "plane";
    }

    /** One row a grid point: where it is, whether it lies in the triangle, loss and accuracy. */
    @Override
    public ChartTable table() {
        int rows = plane.y().length;
        int columns = plane.x().length;
        var cells = new double[5][rows * columns];
        PlaneFrame frame = plane.frame();
        for (int i = 0; i < rows * columns; i++) {
            int row = i / columns;
            int column = i % columns;
            cells[0][i] = plane.x()[column];
            cells[1][i] = plane.y()[row];
            cells[2][i] = frame.inside(cells[0][i], cells[1][i]) ? 1 : 0;
            cells[3][i] = plane.loss()[row][column];
            cells[4][i] = plane.accuracy()[row][column];
        }
        return new ChartTable(
                List.of(
                        new ChartTable.Column("x (L2)", cells[0]),
                        new ChartTable.Column("y (L2)", cells[1]),
                        new ChartTable.Column("in the triangle", cells[2]),
                        new ChartTable.Column("loss", cells[3]),
                        new ChartTable.Column("accuracy", cells[4])));
    }
}
