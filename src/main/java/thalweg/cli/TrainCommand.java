package thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import thalweg.checkpoint.Checkpoints;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.evaluation.Architecture;
import thalweg.evaluation.Score;
import thalweg.evaluation.Trained;
import thalweg.evaluation.Trainer;
import thalweg.landscape.Reckoned;
import thalweg.network.Parameter;

/** Trains a sample model. */
@CommandLine.Command(header = "Train a sample model.")
final class TrainCommand implements Command {
    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "A folder of IDX files, plain or gz, or an NPZ with x and y.")
    private Path data = Path.of("");

    @Option(
            names = "--architecture",
            required = true,
            paramLabel = "NAME",
            description = {
                "Such as mlp:512,512,512: dense layers of these widths, ReLU between.",
                "Or conv:16,M,32,M: 3 by 3 convolutions of these channels with batch norm and ReLU,"
                        + " max pooling where an M stands, one dense layer last."
            })
    private String architecture = "";

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "8",
            description = "Passes over the training examples (default: 8).")
    private int epochs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Of the weights and the order of examples (default: 0).")
    private long seed;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The model; the ending says the format.")
    private Path out = Path.of("");

    @Option(names = "--force", description = "Replace an existing file.")
    private boolean force;

    @Mixin private ComputeOptions compute = new ComputeOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        OutputChecks.model(out, force);
        if (epochs < 1) {
            throw new UsageException(
                    ("there can't be " + epochs + " epochs").replace('-', '−'),
                    "--epochs",
                    "use 1 or more");
        }
        var options = new Trainer.Options(Architecture.parse(architecture), epochs, seed);
        Dataset train = Datasets.open(data, "train");
        Dataset test = Datasets.splits(data).contains("test") ? Datasets.open(data, "test") : null;
        var trainer = new Trainer(options);
        compute.start(work);
        trainer.requireRoom(train, work.engine().memory().budgetBytes());
        long start = System.nanoTime();
        Trained trained = work.measure("Training", context -> trainer.train(train, context));
        double seconds = (System.nanoTime() - start) / 1e9;
        Score score = test == null ? null : score(work, trained, test);
        List<Checkpoints.Content> tensors = new ArrayList<>();
        for (Parameter p : trained.parameters().all()) {
            tensors.add(new Checkpoints.Content(p.name(), p.storedAs(), p.shape(), p.values()));
        }
        Checkpoints.write(out, tensors, force);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("out", out.toString());
        fields.put("architecture", trained.network().architecture());
        fields.put("parameters", trained.parameters().count());
        fields.put("data", train.name());
        fields.put("examples", train.size());
        fields.put("epochs", epochs);
        fields.put("seed", seed);
        fields.put("trainingLoss", trained.trainingLoss());
        fields.put("test", score == null ? null : InterpolateCommand.score(score));
        fields.put("seconds", seconds);
        common.print(work.terminal(), fields, text(trained, train, score, seconds));
        return 0;
    }

    private static Score score(Workplace work, Trained trained, Dataset test) {
        return Scored.of(trained.network(), test, Integer.MAX_VALUE, StatisticsChoice.NONE)
                .measure(
                        work,
                        "Test",
                        (evaluator, loaded, statistics, context) ->
                                Reckoned.of(
                                                evaluator,
                                                work.engine().memory(),
                                                trained.parameters(),
                                                loaded,
                                                statistics,
                                                context)
                                        .score());
    }

    private String text(Trained trained, Dataset train, @Nullable Score score, double seconds) {
        String tested =
                score == null
                        ? ""
                        : "Test loss %s nats, accuracy %s.\n"
                                .formatted(
                                        Table.number(score.loss(), 4),
                                        Table.percent(score.accuracy()));
        return "%s, %s of %s examples of %s in %s s, training loss %s nats.\n%sWritten: %s\n"
                .formatted(
                        trained.network().architecture(),
                        Table.count(epochs, "epoch"),
                        Table.count(train.size()),
                        train.name(),
                        Table.number(seconds, 1),
                        Table.number(trained.trainingLoss(), 4),
                        tested,
                        out);
    }
}
