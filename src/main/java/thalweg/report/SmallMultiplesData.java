package thalweg.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One small picture a layer, all on the same axes.
 *
 * @param kind what each shows
 * @param after whether maps are of π(B), else of B
 * @param gamma the γ of the R beside each name
 * @param chosen the tensor that is brought forward; empty for none
 * @param tiles one a layer, in the checkpoint's order
 */
public record SmallMultiplesData(
        Kind kind, boolean after, double gamma, String chosen, List<Tile> tiles)
        implements ChartData {
    /** What is shown of each layer. */
    public enum Kind {
        /** The alignment of the first singular vectors, a map. */
        ALIGNMENT,
        /** R(γ) before and after, over the band of random permutations. */
        R,
        /** Singular values of A and π(B) as parts of A's largest, by rank as a part of all. */
        SPECTRA
    }

    /**
     * A layer; null stands for what isn't measured yet.
     *
     * @param tensor the weight's name
     * @param name in a few words
     * @param before R(γ) between A and B as they are
     * @param after R(γ) between A and π(B)
     * @param band R(γ) of random permutations
     * @param a singular values of A, descending
     * @param b of π(B)
     * @param mapBefore alignment between A and B as they are
     * @param mapAfter alignment between A and π(B)
     */
    public record Tile(
            String tensor,
            String name,
            @Nullable Curve before,
            @Nullable Curve after,
            RChartData.@Nullable Band band,
            float @Nullable [] a,
            float @Nullable [] b,
            @Nullable HeatmapData mapBefore,
            @Nullable HeatmapData mapAfter) {
        /** R at γ, after where there is one; NaN while unknown. */
        public double r(double gamma) {
            Curve curve = after != null ? after : before;
            return curve == null ? Double.NaN : curve.at(gamma);
        }
    }

    /** Nothing to show. */
    public static final SmallMultiplesData EMPTY =
            new SmallMultiplesData(Kind.ALIGNMENT, true, 0.3, "", List.of());

    /** Copies the list. */
    public SmallMultiplesData {
        tiles = List.copyOf(tiles);
    }

    /** The map of a layer that is shown; null while there is none. */
    public @Nullable HeatmapData map(Tile tile) {
        return after ? tile.mapAfter : tile.mapBefore;
    }

    @Override
    public String fileName() {
        return switch (kind) {
            case ALIGNMENT -> "layers-alignment-" + (after ? "after" : "before");
            case R -> "layers-r";
            case SPECTRA -> "layers-spectra";
        };
    }

    /** A row a layer with its R; or, where curves are shown, a column a curve. */
    @Override
    public ChartTable table() {
        return switch (kind) {
            case ALIGNMENT -> rows();
            case R -> curves();
            case SPECTRA -> spectra();
        };
    }

    private ChartTable rows() {
        return new ChartTable(
                List.of(new ChartTable.Words("layer", tiles.stream().map(Tile::name).toList())),
                List.of(
                        new ChartTable.Column(
                                "R before",
                                tiles.stream().mapToDouble(t -> at(t.before)).toArray()),
                        new ChartTable.Column(
                                "R after",
                                tiles.stream().mapToDouble(t -> at(t.after)).toArray())));
    }

    private double at(@Nullable Curve curve) {
        return curve == null ? Double.NaN : curve.at(gamma);
    }

    private ChartTable curves() {
        double[] gammas = {};
        for (Tile tile : tiles) {
            Curve any = tile.after != null ? tile.after : tile.before;
            gammas = any == null ? gammas : any.x();
        }
        var table = new ChartTable.Builder("gamma", gammas);
        for (Tile tile : tiles) {
            if (tile.before != null) {
                table.add("R before, " + tile.name, tile.before);
            }
            if (tile.after != null) {
                table.add("R after, " + tile.name, tile.after);
            }
        }
        return table.build();
    }

    private ChartTable spectra() {
        int most = 0;
        List<String> names = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (Tile tile : tiles) {
            float[] a = tile.a;
            float[] b = tile.b;
            if (a != null && b != null) {
                names.add("s of A, " + tile.name);
                values.add(a);
                names.add("s of pi(B), " + tile.name);
                values.add(b);
                most = Math.max(most, Math.max(a.length, b.length));
            }
        }
        var ranks = new double[most];
        for (int i = 0; i < most; i++) {
            ranks[i] = i + 1;
        }
        var table = new ChartTable.Builder("rank", ranks);
        for (int i = 0; i < names.size(); i++) {
            table.add(names.get(i), Curve.ofRanks(values.get(i)).y());
        }
        return table.build();
    }
}
