package thalweg.report.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.engine.JobContext;
import thalweg.report.LossChartData;
import thalweg.report.SmallMultiplesData;
import thalweg.session.PresentationStep;
import thalweg.session.PresentedPanel;

/** Makes slides of steps; what a step shows is measured where it isn't yet. On the lane. */
public final class SlideMaker {
    private static final int VECTORS = 48;

    private final PairCharts charts;
    private final ComparedCharts compared;
    private final List<PairSearch> searches;
    private final @Nullable PairSearch inHand;
    private final Map<PresentedPanel, List<PairChart>> others;

    /**
     * @param searches of the pair
     * @param inHand what a step shows that names none; null for A and B as they are
     * @param others charts of panels that are of something else, e.g. three models
     */
    public SlideMaker(
            PairCharts charts,
            ComparedCharts compared,
            List<PairSearch> searches,
            @Nullable PairSearch inHand,
            Map<PresentedPanel, List<PairChart>> others) {
        this.charts = charts;
        this.compared = compared;
        this.searches = List.copyOf(searches);
        this.inHand = inHand;
        this.others = Map.copyOf(others);
    }

    /** A slide each. */
    public List<Slide> slides(List<PresentationStep> steps, JobContext context) {
        List<Slide> slides = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            context.progress((double) i / steps.size(), "");
            context.yieldOrStop();
            JobContext part = context.part((double) i / steps.size(), (i + 1.0) / steps.size());
            List<PairChart> shown = charts(steps.get(i), part);
            slides.add(new Slide(i + 1, steps.size(), caption(steps.get(i), shown), shown));
        }
        context.progress(1, "");
        return slides;
    }

    /** What a step says, and what a viewer must know beside. */
    private String caption(PresentationStep step, List<PairChart> shown) {
        if (shown.isEmpty()) {
            return charts.withoutPicture(step.caption());
        }
        PairSearch search = search(step);
        PresentedPanel.View view =
                PresentedPanel.named(step.panel()).orElse(PresentedPanel.WINDOW).view();
        boolean bySteps = view == PresentedPanel.View.PAIR || view == PresentedPanel.View.LAYERS;
        if (!bySteps || search == null) {
            return step.caption();
        }
        int there = search.at(step.step()).step();
        return there == step.step() || step.step() >= lastStep(step)
                ? step.caption()
                : charts.ofAnotherStep(step.caption(), step.step(), there);
    }

    /** The last step of the search that a step shows; 0 where it shows none. */
    public int lastStep(PresentationStep of) {
        PairSearch search = search(of);
        return search == null ? 0 : search.result().trace().getLast().step();
    }

    /** What a step shows. */
    public List<PairChart> charts(PresentationStep step, JobContext context) {
        PresentedPanel panel = PresentedPanel.named(step.panel()).orElse(PresentedPanel.WINDOW);
        PairSearch search = search(step);
        return switch (panel) {
            case WINDOW -> window(step, search, context);
            case LOSS -> List.of(loss(step, search, context));
            case SPECTRA -> List.of(spectrum(step, search, context));
            case R -> List.of(charts.r(search, step.step(), step.gamma(), step.layer(), context));
            case HEATMAP -> heatmaps(step, search, context);
            case DISTANCE ->
                    search == null
                            ? List.of()
                            : List.of(
                                    charts.distance(search, step.step(), flag(step, "objective")));
            case LAYERS ->
                    List.of(
                            charts.multiples(
                                    choice(
                                            SmallMultiplesData.Kind.class,
                                            step,
                                            "layers-kind",
                                            SmallMultiplesData.Kind.ALIGNMENT),
                                    !"false".equals(step.look().get("layers-after")),
                                    search,
                                    step.step(),
                                    step.gamma(),
                                    step.layer(),
                                    context));
            case COMPARE, COMPARED_FIGURES, COMPARED_SPREAD ->
                    compared.all(searches, step.gamma(), context);
            case COMPARED_LOSS -> List.of(compared.loss(searches, context));
            case COMPARED_R -> List.of(compared.r(searches, step.gamma(), context));
            case COMPARED_LAYERS -> List.of(compared.layers(searches, step.gamma(), context));
            case THREE, PLANE, PAIRS, MEANS, CLAIMS -> others.getOrDefault(panel, List.of());
        };
    }

    private List<PairChart> window(
            PresentationStep step, @Nullable PairSearch search, JobContext context) {
        List<PairChart> all = new ArrayList<>();
        all.add(loss(step, search, context.part(0, 0.6)));
        all.add(heatmaps(step, search, context.part(0.6, 0.7)).getLast());
        all.add(spectrum(step, search, context.part(0.7, 0.8)));
        all.add(charts.r(search, step.step(), step.gamma(), step.layer(), context.part(0.8, 1)));
        if (search != null) {
            all.add(charts.distance(search, step.step(), flag(step, "objective")));
        }
        all.removeIf(chart -> chart.data().equals(LossChartData.EMPTY));
        return all;
    }

    private PairChart loss(PresentationStep step, @Nullable PairSearch search, JobContext context) {
        return charts.loss(search, step.step(), step.alpha(), flag(step, "log"), context);
    }

    private PairChart spectrum(
            PresentationStep step, @Nullable PairSearch search, JobContext context) {
        return charts.spectrum(
                step.layer(),
                search,
                step.step(),
                flag(step, "merged") ? step.alpha() : Double.NaN,
                context);
    }

    private List<PairChart> heatmaps(
            PresentationStep step, @Nullable PairSearch search, JobContext context) {
        return charts.heatmaps(
                step.layer(),
                search,
                step.step(),
                choice(PairCharts.Moment.class, step, "moment", PairCharts.Moment.AFTER),
                choice(Alignment.Side.class, step, "side", Alignment.Side.JOINT),
                vectors(step),
                context);
    }

    private static int vectors(PresentationStep step) {
        String told = step.look().getOrDefault("vectors", "");
        return told.matches("[1-9]\\d{0,5}") ? Integer.parseInt(told) : VECTORS;
    }

    private static boolean flag(PresentationStep step, String name) {
        return Boolean.parseBoolean(step.look().get(name));
    }

    private static <E extends Enum<E>> E choice(
            Class<E> kind, PresentationStep step, String name, E otherwise) {
        String told = step.look().getOrDefault(name, "");
        for (E each : kind.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(told)) {
                return each;
            }
        }
        return otherwise;
    }

    private @Nullable PairSearch search(PresentationStep step) {
        var wanted = step.search();
        if (wanted == null) {
            return inHand;
        }
        Optional<PairSearch> kept =
                searches.stream()
                        .filter(
                                one ->
                                        one.result().seed() == wanted.seed()
                                                && one.result().setting().equals(wanted.setting()))
                        .findFirst();
        return kept.orElse(inHand);
    }
}
