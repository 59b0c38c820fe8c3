package thalweg.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thalweg.engine.JobContext;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.LoadedExamples;
import thalweg.evaluation.Renormalization;
import thalweg.evaluation.Statistics;
import thalweg.landscape.LandscapeException;
import thalweg.landscape.MergedLosses;
import thalweg.landscape.PlaneFrame;
import thalweg.landscape.PlaneMeasure;
import thalweg.matching.Strategies;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.report.SearchNames;
import thalweg.report.pair.Examples;
import thalweg.report.pair.TrioCharts;
import thalweg.session.Session;
import thalweg.session.Session.Role;
import thalweg.symmetry.PermutationFile;
import thalweg.words.Phrase;
import thalweg.words.Words;

/**
 * The three models of a session, with what a search of all three found.
 *
 * @param c the third, under A's names of tensors
 * @param moved A, B and C as the search moved them
 */
record SessionTrio(
        OpenedSession opened, Model c, Session.SeveralFound found, List<Parameters> moved) {
    private static final double[] EQUAL = {1, 1, 1};

    /** Opens the third model; empty where the session has none, or no search of the three. */
    static Optional<SessionTrio> of(Workplace work, OpenedSession opened, Path file) {
        Session session = opened.session();
        Session.Three three = session.three();
        Optional<Session.ModelFile> third = session.model(Role.C);
        if (three == null || three.found() == null || third.isEmpty()) {
            return Optional.empty();
        }
        if (!Files.exists(third.get().file())) {
            work.terminal()
                    .message(
                            "the third model is no longer at "
                                    + third.get().file()
                                    + ": what three models show is left out\n");
            return Optional.empty();
        }
        Session.SeveralFound found = three.found();
        Model a = opened.models().a();
        Model c = Models.likeNamed(a, OpenedSession.third(work, session));
        List<Parameters> thetas = thetas(opened, c);
        var symmetry = opened.models().symmetry();
        List<Parameters> moved = new ArrayList<>();
        for (int m = 0; m < thetas.size(); m++) {
            var permutation = PermutationFile.of(found.permutations().get(m), file, symmetry);
            moved.add(permutation.apply(thetas.get(m)));
        }
        return Optional.of(new SessionTrio(opened, c, found, moved));
    }

    private static List<Parameters> thetas(OpenedSession opened, Model c) {
        return List.of(
                opened.models().a().parameters(), opened.models().b().parameters(), c.parameters());
    }

    /** Measures the three as they are and as they were moved, on the lane, and waits. */
    TrioCharts measure(Workplace work, Examples examples, Words words) {
        Network network = opened.models().a().network();
        Examples on = ofSeveral(examples, network);
        var scored =
                Scored.of(
                        network,
                        on.dataset(),
                        on.count(),
                        new StatisticsChoice(on.kind(), on.training(), on.trainingCount()));
        return scored.measure(
                work,
                "Three models",
                (evaluator, loaded, statistics, context) -> {
                    NativeMemory memory = work.engine().memory();
                    JobContext rising = context.rising();
                    var naive =
                            measured(
                                    evaluator,
                                    memory,
                                    thetas(opened, c),
                                    loaded,
                                    statistics,
                                    rising.part(0, 0.5));
                    var matched =
                            measured(
                                    evaluator,
                                    memory,
                                    moved,
                                    loaded,
                                    statistics,
                                    rising.part(0.5, 1));
                    return new TrioCharts(naive, matched, label(), found.anchor(), on, words);
                });
    }

    /** REPAIR is for the line between two models: three are reset where there is what to reset. */
    private static Examples ofSeveral(Examples examples, Network network) {
        if (examples.kind() != Renormalization.REPAIR) {
            return examples;
        }
        boolean reset = Renormalization.hasBatchNorm(network);
        return new Examples(
                examples.dataset(),
                examples.count(),
                reset ? Renormalization.RESET : Renormalization.NONE,
                reset ? examples.training() : null,
                reset ? examples.trainingCount() : 0);
    }

    private Phrase label() {
        return found.strategy().equals(Strategies.ids().getFirst())
                ? SearchNames.label(found.search().setting())
                : SearchNames.strategy(found.strategy());
    }

    private static TrioCharts.Measured measured(
            Evaluator evaluator,
            NativeMemory memory,
            List<Parameters> models,
            LoadedExamples loaded,
            Statistics statistics,
            JobContext context) {
        MergedLosses losses =
                MergedLosses.measure(
                        evaluator, memory, models, EQUAL, loaded, statistics, context.part(0, 0.1));
        if (onALine(models)) {
            return new TrioCharts.Measured(null, losses.barriers(), losses.mean().score());
        }
        var plane =
                new PlaneMeasure(evaluator, memory)
                        .measure(
                                models,
                                PlaneMeasure.GRID,
                                loaded,
                                loaded.count(),
                                statistics,
                                context.part(0.1, 1),
                                pass -> {});
        return new TrioCharts.Measured(plane, losses.barriers(), losses.mean().score());
    }

    private static boolean onALine(List<Parameters> models) {
        try {
            PlaneFrame.of(models.get(0), models.get(1), models.get(2));
            return false;
        } catch (LandscapeException e) {
            return true;
        }
    }
}
