package thalweg.desktop.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import thalweg.engine.JobContext;
import thalweg.engine.Task;
import thalweg.report.ChartTheme;
import thalweg.report.HtmlReport;
import thalweg.report.PdfReport;
import thalweg.report.pair.Animation;
import thalweg.report.pair.ComparedCharts;
import thalweg.report.pair.Examples;
import thalweg.report.pair.MeasuredPair;
import thalweg.report.pair.PairChart;
import thalweg.report.pair.PairCharts;
import thalweg.report.pair.PairReport;
import thalweg.report.pair.PairSearch;
import thalweg.report.pair.ReportFacts;
import thalweg.report.pair.Slide;
import thalweg.report.pair.SlideFiles;
import thalweg.report.pair.SlideMaker;
import thalweg.session.PresentationStep;
import thalweg.session.PresentedPanel;
import thalweg.session.Program;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * Takes away what is shown as slides, films and reports. All methods on the window's thread, none
 * of which computes or waits: each begins one job.
 */
public final class Takeaways {
    private final WorkbenchState state;
    private final Desk desk;
    private final LaneBench bench;
    private final Sessions sessions;

    Takeaways(WorkbenchState state, Desk desk, LaneBench bench, Sessions sessions) {
        this.state = state;
        this.desk = desk;
        this.bench = bench;
        this.sessions = sessions;
    }

    /**
     * How slides look, and what they show besides the pair.
     *
     * @param others charts of panels that are of something else, as they stand
     */
    public record Look(ChartTheme theme, Map<PresentedPanel, List<PairChart>> others) {}

    private interface Writing {
        String write(List<Slide> slides, SlideFiles files, JobContext context);
    }

    /** The presentation's steps as numbered PNGs in a folder. */
    public void pngs(Path folder, double scale, Look look) {
        steps(
                Phrase.of("presentation.job.pngs"),
                look,
                (slides, files, context) -> {
                    files.pngs(slides, folder, scale, context);
                    return folder.toString();
                });
    }

    /** The presentation's steps as one PDF, a page a step. */
    public void pdf(Path file, Look look) {
        steps(
                Phrase.of("presentation.job.pdf"),
                look,
                (slides, files, context) -> files.pdf(slides, file, context).toString());
    }

    private void steps(Phrase name, Look look, Writing writing) {
        List<PresentationStep> steps = List.copyOf(state.presentation());
        begin(name, look, (maker, context) -> maker.slides(steps, context), writing);
    }

    /** A film as a GIF. */
    public void gif(Animation animation, Path file, Look look) {
        begin(
                Phrase.of("presentation.job.animation"),
                look,
                animation::slides,
                (slides, files, context) -> files.gif(slides, animation, file, context).toString());
    }

    /** A film as numbered PNGs in a folder. */
    public void frames(Animation animation, Path folder, Look look) {
        begin(
                Phrase.of("presentation.job.animation"),
                look,
                animation::slides,
                (slides, files, context) -> {
                    files.frames(slides, animation, folder, context);
                    return folder.toString();
                });
    }

    private interface Making {
        List<Slide> of(SlideMaker maker, JobContext context);
    }

    private void begin(Phrase name, Look look, Making making, Writing writing) {
        Words words = state.texts().words();
        PairMaterial material = PairMaterial.of(state);
        if (material == null) {
            return;
        }
        String session = session();
        double gamma = state.gammaProperty().get();
        String title = title(material);
        Taking.begin(
                desk,
                name,
                () ->
                        measured(
                                material,
                                (pair, context) ->
                                        making.of(
                                                new SlideMaker(
                                                        new PairCharts(pair, words),
                                                        new ComparedCharts(pair, words),
                                                        material.searches(),
                                                        material.inHand(),
                                                        look.others()),
                                                context)),
                (slides, context) -> {
                    ReportFacts facts =
                            facts(
                                    material,
                                    material.models(),
                                    session,
                                    List.of(),
                                    gamma,
                                    List.of());
                    return writing.write(
                            slides,
                            new SlideFiles(look.theme(), title, made(material, facts)),
                            context);
                },
                this::tell);
    }

    private static String made(PairMaterial material, ReportFacts facts) {
        Examples examples = material.examples();
        PairSearch search = material.inHand();
        return facts.line(
                examples == null ? "" : examples.words(Words.ENGLISH),
                search == null ? "" : search.name().in(Words.ENGLISH));
    }

    /** The session's file by name; empty where there is none. */
    private String session() {
        Path file = sessions.fileProperty().get();
        return file == null ? "" : Objects.toString(file.getFileName());
    }

    private interface Measure<T> {
        T of(MeasuredPair pair, JobContext context);
    }

    private <T> Task.Body<T> measured(PairMaterial material, Measure<T> measure) {
        return context -> {
            try (var pair =
                    new MeasuredPair(
                            desk.engine(),
                            material.pair(),
                            material.examples(),
                            material.known())) {
                return measure.of(pair, context);
            }
        };
    }

    private static String title(PairMaterial material) {
        return material.models().get(0).name() + ", " + material.models().get(1).name();
    }

    private void tell(String place) {
        state.noticeProperty().set(new Notice(Phrase.of("presentation.saved", place), false));
    }

    /**
     * The session's report: a page where the name ends in .html, else a PDF.
     *
     * @param layers whose pictures are wanted; empty for all
     * @param three the charts of three models as they are shown; their figures are measured
     */
    public void report(Path file, List<String> layers, List<PairChart> three) {
        Words words = state.texts().words();
        PairMaterial material = PairMaterial.of(state);
        if (material == null) {
            return;
        }
        String name = session();
        double gamma = state.gammaProperty().get();
        List<OpenModel> models = new ArrayList<>(material.models());
        OpenModel third = state.three().cProperty().get();
        ThreeMaterial ofThree = ThreeMaterial.of(state);
        if (third != null && (ofThree != null || !three.isEmpty())) {
            models.add(third);
        }
        Taking.begin(
                desk,
                Phrase.of("report.job"),
                () -> {
                    ReportFacts facts =
                            facts(
                                    material,
                                    models,
                                    name,
                                    layers,
                                    gamma,
                                    three.isEmpty()
                                            ? List.of()
                                            : List.of(
                                                    PairReport.pictures(
                                                            words.get("report.three"), three)));
                    return measured(
                            material,
                            (pair, context) -> {
                                JobContext rising = context.rising();
                                return new PairReport(
                                                pair,
                                                words,
                                                ofThree == null
                                                        ? facts
                                                        : facts.with(
                                                                ofThree.blocks(
                                                                        bench,
                                                                        desk.engine().memory(),
                                                                        three,
                                                                        words,
                                                                        rising.part(0, 0.2))),
                                                material.searches(),
                                                material.inHand())
                                        .make(rising.part(0.2, 1));
                            });
                },
                (report, context) -> write(report, file, context),
                this::tell);
    }

    private static String write(HtmlReport report, Path file, JobContext context) {
        if (String.valueOf(file.getFileName()).endsWith(".pdf")) {
            PdfReport.write(report, file, context);
        } else {
            report.write(file, context);
        }
        return file.toString();
    }

    private ReportFacts facts(
            PairMaterial material,
            List<OpenModel> models,
            String session,
            List<String> layers,
            double gamma,
            List<HtmlReport.Block> three) {
        DataChoice data = material.data();
        return new ReportFacts(
                material.told(models),
                data == null ? "" : Objects.toString(data.location().getFileName()),
                Program.version(),
                desk.engine().device().name(),
                session,
                layers,
                gamma,
                three);
    }
}
