package thalweg.desktop.workbench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.workbench.ThreeState.Losses;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.engine.Problem;
import thalweg.report.HtmlReport;
import thalweg.report.pair.PairChart;
import thalweg.report.pair.PairReport;
import thalweg.report.pair.TrioCharts;
import thalweg.report.pair.TrioCharts.Measured;
import thalweg.report.pair.TrioTable;
import thalweg.session.PresentedPanel;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * Three models in hand with what has been measured of them, at one moment: what a report says of
 * them. Taken on the window's thread.
 *
 * @param data with the statistics that three are measured with
 * @param found what the last search of the three found; null before
 * @param known what was measured
 */
record ThreeMaterial(
        TrioInHand trio,
        DataChoice data,
        ThreeState.@Nullable Found found,
        Map<Moved, Losses> known) {
    /** How things stand; null while there are no three models, or no data of theirs. */
    static @Nullable ThreeMaterial of(WorkbenchState state) {
        ThreeState three = state.three();
        TrioInHand trio = three.trio();
        DataChoice data = state.data();
        if (trio == null || data == null || !trio.misfit(data).isNone()) {
            return null;
        }
        Map<Moved, Losses> known = new EnumMap<>(Moved.class);
        for (Moved moved : Moved.values()) {
            Losses losses = three.lossesProperty(moved).get();
            if (losses != null) {
                known.put(moved, losses);
            }
        }
        return new ThreeMaterial(
                trio, data.forSeveral(trio.network()), three.foundProperty().get(), known);
    }

    /**
     * Their figures and charts; what isn't measured yet is. Where that can't be, as for want of
     * memory, the page says why, and has the pair's all the same. On the lane.
     *
     * @param shown the charts as the window shows them; where there are none they are made
     */
    List<HtmlReport.Block> blocks(
            LaneBench bench,
            NativeMemory memory,
            List<PairChart> shown,
            Words words,
            JobContext context) {
        Measured naive;
        Measured matched;
        try {
            naive = measured(Moved.NAIVE, bench, memory, context.part(0, 0.5));
            matched =
                    found == null
                            ? null
                            : measured(Moved.MATCHED, bench, memory, context.part(0.5, 1));
        } catch (Problem e) {
            String title = words.get("report.three");
            var why = new HtmlReport.Text(title, List.of(e.said().in(words)));
            return shown.isEmpty() ? List.of(why) : List.of(why, PairReport.pictures(title, shown));
        }
        var examples = PairMaterial.examples(data);
        Phrase label = found == null ? Phrase.none() : ThreeSentences.label(found);
        List<HtmlReport.Block> blocks = new ArrayList<>();
        blocks.add(TrioTable.of(naive, matched, label, examples.words(words), words));
        List<PairChart> charts = shown;
        if (charts.isEmpty() && matched != null && found != null) {
            int anchor = found.result().anchor();
            charts =
                    new TrioCharts(naive, matched, label, anchor, examples, words)
                            .panels()
                            .getOrDefault(PresentedPanel.THREE, List.of());
        }
        if (!charts.isEmpty()) {
            blocks.add(PairReport.pictures(words.get("report.three"), charts));
        }
        return blocks;
    }

    private Measured measured(
            Moved moved, LaneBench bench, NativeMemory memory, JobContext context) {
        Losses losses = known.get(moved);
        if (losses == null) {
            var by = moved == Moved.NAIVE ? null : Objects.requireNonNull(found).result();
            var placing = new Placing(trio.several(), by);
            losses = ThreeNeeds.losses(bench, memory, trio, placing, data, context);
        }
        return new Measured(null, losses.barriers(), losses.mean());
    }
}
