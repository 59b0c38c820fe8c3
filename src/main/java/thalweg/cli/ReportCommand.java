package thalweg.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import thalweg.engine.JobContext;
import thalweg.report.HtmlReport;
import thalweg.report.PdfReport;
import thalweg.report.pair.PairReport;
import thalweg.report.pair.TrioCharts;
import thalweg.session.Session;
import thalweg.words.Words;

/** A session's report without a display. */
@CommandLine.Command(
        header = "Write a session's report: one HTML page, or a PDF.",
        footer = {
            "",
            "The report holds the models and data with their hashes, the search in hand, every",
            "chart and table of it, the other searches beside it, three models where the session",
            "has searched them, what the words mean, and how to have it all again. What isn't in",
            "the session is measured again."
        })
final class ReportCommand implements Command {
    @Mixin private CommonOptions common = new CommonOptions();

    @Mixin private SessionOptions session = new SessionOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where it goes: a name that ends in .html or .pdf.")
    private Path out = Path.of("");

    @Option(
            names = "--layers",
            split = ",",
            paramLabel = "NAME",
            description = "Pictures of these layers alone, by their tensors (default: all).")
    private List<String> layers = List.of();

    @Option(names = "--force", description = "Replace an existing file.")
    private boolean force;

    @Mixin private ComputeOptions compute = new ComputeOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        boolean pdf = ends(".pdf");
        if (!pdf && !ends(".html")) {
            throw new UsageException(
                    "a report is a page or a PDF",
                    out.toString(),
                    "name a file that ends in .html or .pdf");
        }
        OutputChecks.file(out, force);
        Words words = session.words();
        Session there = session.read();
        compute.start(work);
        SessionMaterial material = SessionMaterial.of(work, there, session.file());
        requireLayers(material.opened());
        TrioCharts three = material.measureThree(work, words);
        var facts =
                material.facts(
                        work, session.file(), layers, three == null ? List.of() : three.blocks());
        HtmlReport report =
                material.measure(
                        work,
                        "Report",
                        (pair, context) ->
                                new PairReport(
                                                pair,
                                                words,
                                                facts,
                                                material.searches(),
                                                material.inHand())
                                        .make(context));
        if (pdf) {
            PdfReport.write(report, out, JobContext.unattended());
        } else {
            report.write(out);
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("session", session.file().toString());
        fields.put("out", out.toString());
        fields.put("searches", material.searches().size());
        fields.put("answer", report.answer());
        fields.put("changedFiles", material.opened().changed());
        common.print(work.terminal(), Map.copyOf(fields), report.answer() + "\n" + out + "\n");
        return 0;
    }

    private boolean ends(String ending) {
        return String.valueOf(out.getFileName()).endsWith(ending);
    }

    private void requireLayers(OpenedSession opened) {
        List<String> there =
                opened.models().pair().a().matrices().stream().map(p -> p.name()).toList();
        for (String layer : layers) {
            if (!there.contains(layer)) {
                throw new UsageException(
                        "the models have no layer '" + layer + "'",
                        "--layers",
                        "use one of " + String.join(", ", there));
            }
        }
    }
}
