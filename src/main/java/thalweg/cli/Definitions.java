package thalweg.cli;

import thalweg.report.BarsData;
import thalweg.report.ChartData;
import thalweg.report.ComparedData;
import thalweg.report.GraphData;
import thalweg.report.HeatmapData;
import thalweg.report.LayersRData;
import thalweg.report.LinesData;
import thalweg.report.LossChartData;
import thalweg.report.ObjectiveChartData;
import thalweg.report.PairMatrixData;
import thalweg.report.PairedData;
import thalweg.report.PartChartData;
import thalweg.report.PlaneChartData;
import thalweg.report.RChartData;
import thalweg.report.ScatterData;
import thalweg.report.SmallMultiplesData;
import thalweg.report.SpectrumChartData;
import thalweg.report.StripData;
import thalweg.report.ZoomedData;
import thalweg.words.Words;

/** What each chart's numbers mean, in a sentence or two under it. */
final class Definitions {
    private Definitions() {}

    static String of(ChartData data) {
        return switch (data) {
            case LossChartData loss ->
                    "Loss of θ(α) = (1 − α) θ_a + α θ_b, naive with B as it is, matched with π(B)."
                            + " Dotted: what the shorter distance alone would leave of the barrier.";
            case SpectrumChartData spectrum ->
                    "Singular values of the layer's weight by rank. A permutation changes none of"
                            + " B's; the mean of the models loses the large ones, much less so when"
                            + " matched.";
            case RChartData r ->
                    "R(γ): alignment per singular vector, Σ (u_i·Pu_j)(v_i·P'v_j) / n, of those with"
                            + " s ≥ γ s₁ in A and B. The band is of random permutations.";
            case PartChartData part ->
                    "Barrier at ½ with so many singular components of each weight merged, the rest"
                            + " A's.";
            case LayersRData layers ->
                    "R of each layer at γ = " + layers.gamma() + ", before and after matching.";
            case ObjectiveChartData objective ->
                    objective.showObjective()
                            ? "⟨θ_a, π(θ_b)⟩ after each update of a permutation group."
                            : "‖θ_a − π(θ_b)‖₂ after each update of a permutation group.";
            case HeatmapData heatmap ->
                    "Alignment of A's singular vectors (rows) with "
                            + (heatmap.after() ? "π(B)'s" : "B's")
                            + " (columns), both by descending singular value.";
            case GraphData graph ->
                    "The network's layers, each in the colour of the permutation group that its"
                            + " output units belong to; grey ones never move.";
            case PairMatrixData pairs ->
                    pairs.figure().equals(Pictures.BARRIERS)
                            ? "Loss midway between two models less the mean of their own, nats."
                            : "L2 between two models.";
            case BarsData bars ->
                    "Loss of the mean of the models, as they are and moved, beside the best single"
                            + " one of them: mean cross-entropy in nats.";
            case PlaneChartData plane ->
                    "Loss over the affine plane through the models "
                            + String.join(", ", plane.names())
                            + ": lengths are L2, angles true. Outside the triangle it is"
                            + " extrapolated.";
            case StripData strip -> strip.definition();
            case ScatterData scatter -> scatter.definition();
            case LinesData lines -> lines.definition();
            case ComparedData compared -> compared.definition().in(Words.ENGLISH);
            case SmallMultiplesData layers -> "A picture of every layer, all on the same axes.";
            case PairedData pair -> of(pair.left());
            case ZoomedData zoomed -> of(zoomed.data());
        };
    }
}
