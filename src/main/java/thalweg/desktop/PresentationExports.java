package thalweg.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.presentation.StepsSheet;
import thalweg.desktop.several.PairsModel;
import thalweg.desktop.workbench.Takeaways;
import thalweg.report.ChartData;
import thalweg.report.ChartTheme;
import thalweg.report.Heading;
import thalweg.report.PlaneChartData;
import thalweg.report.pair.Animation;
import thalweg.report.pair.PairChart;
import thalweg.session.PresentedPanel;
import thalweg.words.Words;

/** Asks where slides, films and reports are to go, and has them made. */
final class PresentationExports implements StepsSheet.Away {
    private final Takeaways takeaways;
    private final Choosers choosers;
    private final Supplier<ChartTheme> theme;
    private final Supplier<Words> words;
    private ThreeFeed.@Nullable Panels three;

    /**
     * @param theme the colours of what is taken away
     */
    PresentationExports(
            Takeaways takeaways,
            Choosers choosers,
            Supplier<ChartTheme> theme,
            Supplier<Words> words) {
        this.takeaways = takeaways;
        this.choosers = choosers;
        this.theme = theme;
        this.words = words;
    }

    /** What the panels of three models show, once there are any. */
    void three(ThreeFeed.Panels panels) {
        three = panels;
    }

    private Takeaways.Look look() {
        return new Takeaways.Look(theme.get(), others());
    }

    /** The charts of three models as they stand. */
    private Map<PresentedPanel, List<PairChart>> others() {
        var all = new EnumMap<PresentedPanel, List<PairChart>>(PresentedPanel.class);
        ThreeFeed.Panels panels = three;
        if (panels == null) {
            return all;
        }
        PlaneChartData plane = panels.plane().dataProperty().get();
        if (plane != null) {
            put(all, PresentedPanel.PLANE, plane, panels.plane().subtitleProperty().get());
        }
        PairsModel.Barriers barriers = panels.pairs().barriersProperty().get();
        if (barriers != null && barriers.data() != null) {
            put(
                    all,
                    PresentedPanel.PAIRS,
                    barriers.data(),
                    panels.pairs().subtitleProperty().get());
        }
        if (!panels.means().barsProperty().get().isEmpty()) {
            put(
                    all,
                    PresentedPanel.MEANS,
                    panels.means().data(),
                    panels.means().subtitleProperty().get());
        }
        List<PairChart> whole = new ArrayList<>();
        all.values().forEach(whole::addAll);
        if (!whole.isEmpty()) {
            all.put(PresentedPanel.THREE, whole);
        }
        return all;
    }

    private void put(
            Map<PresentedPanel, List<PairChart>> all,
            PresentedPanel panel,
            @Nullable ChartData data,
            String about) {
        if (data != null) {
            String title = words.get().get("presentation.panel." + panel.id());
            String meaning = words.get().get("report." + panel.id() + ".definition");
            all.put(panel, List.of(new PairChart(data, new Heading(title, about), meaning)));
        }
    }

    @Override
    public void pngs(boolean fine) {
        choosers.picturesFolder(words.get().get("presentation.folder"))
                .ifPresent(folder -> takeaways.pngs(folder, fine ? 2 : 1, look()));
    }

    @Override
    public void pdf() {
        choosers.place("presentation.pdf", "PDF", "pdf")
                .ifPresent(file -> takeaways.pdf(ending(file, ".pdf"), look()));
    }

    /** A film, as a GIF or as PNGs. */
    void animation(Animation animation, boolean gif) {
        if (gif) {
            choosers.place("animation.gif", "GIF", "gif")
                    .ifPresent(file -> takeaways.gif(animation, ending(file, ".gif"), look()));
        } else {
            choosers.picturesFolder(words.get().get("presentation.folder"))
                    .ifPresent(folder -> takeaways.frames(animation, folder, look()));
        }
    }

    /** The report, as a page or as a PDF. */
    void report(boolean pdf) {
        String extension = pdf ? "pdf" : "html";
        choosers.place("report." + extension, pdf ? "PDF" : "HTML", extension)
                .ifPresent(
                        file ->
                                takeaways.report(
                                        ending(file, "." + extension),
                                        List.of(),
                                        others().getOrDefault(PresentedPanel.THREE, List.of())));
    }

    private static Path ending(Path file, String ending) {
        return String.valueOf(file.getFileName()).endsWith(ending)
                ? file
                : file.resolveSibling(file.getFileName() + ending);
    }
}
