package thalweg.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import thalweg.engine.JobContext;
import thalweg.report.ChartTheme;
import thalweg.report.pair.ComparedCharts;
import thalweg.report.pair.PairChart;
import thalweg.report.pair.PairCharts;
import thalweg.report.pair.Slide;
import thalweg.report.pair.SlideFiles;
import thalweg.report.pair.SlideMaker;
import thalweg.report.pair.TrioCharts;
import thalweg.session.PresentationStep;
import thalweg.session.PresentedPanel;
import thalweg.session.Session;
import thalweg.words.Words;

/** A session's presentation as pictures, without a display. */
@CommandLine.Command(
        header = "Write the steps of a session's presentation: numbered PNGs, or one PDF.",
        footer = {
            "",
            "Steps are made in the window (Ctrl M) and saved with the session. Those that show",
            "three models have a picture where the session has data and a search of the three."
        })
final class PresentCommand implements Command {
    @Mixin private CommonOptions common = new CommonOptions();

    @Mixin private SessionOptions session = new SessionOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder for step-01.png and so on; or a name that ends in .pdf.")
    private Path out = Path.of("");

    @Option(
            names = "--colours",
            paramLabel = "NAME",
            defaultValue = "light",
            description = "light, dark, contrast or print (default: light).")
    private String colours = "light";

    @Option(
            names = "--scale",
            paramLabel = "N",
            defaultValue = "1",
            description = "1 for PNGs of 1920 × 1080, 2 for twice as fine (default: 1).")
    private int scale = 1;

    @Option(names = "--force", description = "Replace existing files.")
    private boolean force;

    @Mixin private ComputeOptions compute = new ComputeOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        boolean pdf = String.valueOf(out.getFileName()).endsWith(".pdf");
        ChartTheme theme = ChartLook.colours(colours, "slides", "--colours");
        if (scale < 1 || scale > 2) {
            throw new UsageException(
                    "slides can't be drawn at scale " + scale, "--scale", "use 1 or 2");
        }
        Words words = session.words();
        Session there = session.read();
        List<PresentationStep> steps = there.steps();
        if (steps.isEmpty()) {
            throw new UsageException(
                    "the session has no steps of a presentation",
                    session.file().toString(),
                    "add some in the window (Ctrl M), then save it");
        }
        requireFree(pdf);
        compute.start(work);
        SessionMaterial material = SessionMaterial.of(work, there, session.file());
        TrioCharts three = showsThree(steps) ? material.measureThree(work, words) : null;
        Map<PresentedPanel, List<PairChart>> others = three == null ? Map.of() : three.panels();
        List<Slide> slides =
                material.measure(
                        work,
                        "Slides",
                        (pair, context) ->
                                new SlideMaker(
                                                new PairCharts(pair, words),
                                                new ComparedCharts(pair, words),
                                                material.searches(),
                                                material.inHand(),
                                                others)
                                        .slides(steps, context));
        String made = made(work, material);
        var files =
                new SlideFiles(
                        theme.in(words),
                        material.opened().models().a().name()
                                + ", "
                                + material.opened().models().b().name(),
                        made);
        List<Path> written =
                pdf
                        ? List.of(files.pdf(slides, out, JobContext.unattended()))
                        : files.pngs(slides, out, scale, JobContext.unattended());
        var fields = new LinkedHashMap<String, Object>();
        fields.put("session", session.file().toString());
        fields.put("steps", steps.size());
        fields.put("files", written.stream().map(Path::toString).toList());
        fields.put("changedFiles", material.opened().changed());
        common.print(
                work.terminal(), fields, Table.count(steps.size(), "step") + " in " + out + "\n");
        return 0;
    }

    private String made(Workplace work, SessionMaterial material) {
        var examples = material.examples();
        var inHand = material.inHand();
        return material.facts(work, session.file(), List.of(), List.of())
                .line(
                        examples == null ? "" : examples.words(Words.ENGLISH),
                        inHand == null ? "" : inHand.name().in(Words.ENGLISH));
    }

    private static boolean showsThree(List<PresentationStep> steps) {
        return steps.stream()
                .flatMap(step -> PresentedPanel.named(step.panel()).stream())
                .anyMatch(panel -> panel.view() == PresentedPanel.View.THREE);
    }

    private void requireFree(boolean pdf) {
        if (pdf) {
            OutputChecks.file(out, force);
            return;
        }
        ChartFiles.check(out);
        if (Files.exists(out.resolve("step-01.png")) && !force) {
            throw new UsageException(
                    "the folder holds a presentation already",
                    out.toString(),
                    "choose another folder with --out, or add --force to replace it");
        }
    }
}
