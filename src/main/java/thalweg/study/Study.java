package thalweg.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.dataset.Dataset;
import thalweg.evaluation.DirectionalDerivatives;
import thalweg.evaluation.Evaluators;
import thalweg.evaluation.Renormalization;
import thalweg.landscape.References;
import thalweg.matching.Strategies;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Network;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

/**
 * A study whose files are open and fit each other, and its tasks in the order in which they run.
 * Immutable; safe from any thread.
 */
public final class Study {

    private final StudyPlan plan;
    private final List<Cell> cells;
    private final StudyFiles files;

    /**
     * A task with what it works on.
     *
     * @param models under the first one's names of tensors
     * @param normalization what is done about batch norm
     */
    record Cell(StudyTask task, List<Model> models, Method method, Renormalization normalization) {}

    private Study(StudyPlan plan, StudyFiles files, List<Cell> cells) {
        this.plan = plan;
        this.files = files;
        this.cells = List.copyOf(cells);
    }

    /**
     * Reads a study, opens all that it names, and refuses what can't be run.
     *
     * @param program Thalweg's version
     * @throws StudyException of the first line that can't be
     */
    public static Study open(Path file, String program) {
        return open(StudyReader.read(file), program);
    }

    /** The same of a study that has been read. */
    static Study open(StudyPlan plan, String program) {
        var files = StudyFiles.open(plan);
        List<Cell> cells = new ArrayList<>();
        for (StudyPlan.Group group : plan.pairs()) {
            cells.addAll(cells(plan, files, group, program));
        }
        for (StudyPlan.Group group : plan.triples()) {
            cells.addAll(cells(plan, files, group, program));
        }
        if (cells.isEmpty()) {
            throw new StudyException(
                    Phrase.of("badstudy.no-method-for"),
                    String.valueOf(plan.file().getFileName()),
                    Phrase.of("remedies.add-search-or-triple"));
        }
        return new Study(plan, files, cells);
    }

    private static List<Cell> cells(
            StudyPlan plan, StudyFiles files, StudyPlan.Group group, String program) {
        List<Model> models =
                group.at()
                        .in(
                                () -> {
                                    List<Model> fit = new ArrayList<>();
                                    for (String name : group.models()) {
                                        Model model = files.model(name);
                                        fit.add(
                                                fit.isEmpty()
                                                        ? model
                                                        : Models.likeNamed(fit.getFirst(), model));
                                    }
                                    return fit;
                                });
        Network network = models.getFirst().network();
        Renormalization normalization = normalization(plan, files, network, group);
        boolean pair = models.size() == 2;
        requireMeasured(plan, files, network, normalization, group);
        List<Cell> cells = new ArrayList<>();
        for (StudyPlan.PlannedMethod method : plan.methods()) {
            if (!method.method().serves(models.size())) {
                continue;
            }
            requireSupported(files, network, method);
            for (long seed : method.seeds()) {
                StudyTask task =
                        new StudyTask(
                                StudyTask.VERSION,
                                program,
                                group.models().stream().map(files::named).toList(),
                                new StudyTask.MethodName(
                                        method.name(),
                                        plan.label(method),
                                        method.method().id(),
                                        method.method().options()),
                                seed,
                                files.tested(),
                                method.method().needsTraining() ? files.searchedOn() : null,
                                normalization.label(),
                                normalization == Renormalization.NONE ? null : files.statistics(),
                                plan.points(),
                                plan.gammas(),
                                Alignment.BAND_PERMUTATIONS,
                                pair ? plan.measures().figures() : List.of(),
                                pair ? plan.measures().mergedOptions() : Map.of());
                cells.add(new Cell(task, models, method.method(), normalization));
            }
        }
        return cells;
    }

    private static Renormalization normalization(
            StudyPlan plan, StudyFiles files, Network network, StudyPlan.Group group) {
        Dataset tests = files.tests();
        if (plan.data() == null || tests == null) {
            return Renormalization.NONE;
        }
        plan.data().at().in(() -> Evaluators.fitted(network, tests));
        StudyLine at = plan.normalization().at();
        Renormalization wanted =
                plan.normalization()
                        .kind()
                        .orElseGet(() -> Renormalization.usual(network, files.training() != null));
        if (at != null
                && wanted == Renormalization.RESET
                && !Renormalization.hasBatchNorm(network)) {
            throw at.problem(
                    Phrase.of("badstudy.no-batch-norm", String.join(", ", group.models())),
                    Phrase.of("remedies.use-auto-repair-none"));
        }
        if (at != null && wanted == Renormalization.REPAIR && group.models().size() > 2) {
            throw at.problem(
                    Phrase.of("badstudy.repair-of-two"), Phrase.of("remedies.use-reset-or-none"));
        }
        return wanted;
    }

    /** Refuses figures that these models have none of. */
    private static void requireMeasured(
            StudyPlan plan,
            StudyFiles files,
            Network network,
            Renormalization normalization,
            StudyPlan.Group group) {
        PairMeasures measures = plan.measures();
        boolean pair = group.models().size() == 2;
        StudyLine at = measures.at();
        if (at != null && pair) {
            Dataset tests = files.tests();
            if (tests == null) {
                throw at.problem(
                        Phrase.of("badstudy.figures-are-losses"),
                        Phrase.of("remedies.add-data-line"));
            }
            at.in(
                    () -> {
                        if (measures.taylor()) {
                            DirectionalDerivatives.requireSupported(
                                    Evaluators.fitted(network, tests));
                        }
                        if (measures.references()) {
                            References.requireSupported(normalization);
                        }
                        return at;
                    });
        }
        StudyLine merged = measures.mergedAt();
        if (merged != null && !pair) {
            throw merged.problem(
                    Phrase.of("badstudy.merged-of-two"), Phrase.of("remedies.leave-triples-out"));
        }
        if (merged != null) {
            if (files.tests() == null) {
                throw merged.problem(
                        Phrase.of("badstudy.merged-shows-in-losses"),
                        Phrase.of("remedies.add-data-line"));
            }
            merged.in(
                    () -> {
                        measures.merged().requireIn(network, "layers");
                        return merged;
                    });
        }
    }

    private static void requireSupported(
            StudyFiles files, Network network, StudyPlan.PlannedMethod planned) {
        planned.at()
                .in(
                        () -> {
                            switch (planned.method()) {
                                case Method.Searching search ->
                                        requireSupported(files, network, search);
                                case Method.Together together ->
                                        Strategies.requireSupported(
                                                together.strategy(), Symmetry.of(network));
                                case Method.Chance _ -> {} // any network's units can be shuffled
                            }
                            return planned;
                        });
    }

    private static void requireSupported(
            StudyFiles files, Network network, Method.Searching search) {
        Dataset training = search.needsTraining() ? files.training() : null;
        Network fitted = training == null ? network : Evaluators.fitted(network, training);
        search.setting().requireSupported(fitted, Symmetry.of(fitted));
    }

    /** As its report is headed. */
    public String title() {
        return plan.title();
    }

    /** The file that describes it. */
    public Path file() {
        return plan.file();
    }

    /** Where the names of its files begin. */
    public Path folder() {
        Path parent = plan.file().getParent();
        return parent == null ? Path.of(".") : parent;
    }

    /** Its tasks, in the order in which they run. */
    public List<StudyTask> tasks() {
        return cells.stream().map(Cell::task).toList();
    }

    /** The models' files, in the order of their lines. */
    public List<Path> modelFiles() {
        Set<String> used =
                cells.stream()
                        .flatMap(cell -> cell.task().modelNames().stream())
                        .collect(Collectors.toSet());
        return plan.models().values().stream()
                .filter(model -> used.contains(model.name()))
                .map(model -> plan.resolve(model.file()))
                .toList();
    }

    /**
     * What a folder has of its results, in the order of the tasks: nothing is claimed and nothing
     * written.
     */
    public List<StudyResult> foundIn(Path folder) {
        return ResultsFolder.foundIn(folder, this);
    }

    /** Where its results go; null where it doesn't say. */
    public @Nullable Path results() {
        StudyPlan.Results said = plan.results();
        return said == null ? null : plan.resolve(said.folder());
    }

    /** Where its results go unless a person says: as the study says, else NAME-results here. */
    public Path usualResults() {
        Path said = results();
        String name = String.valueOf(file().getFileName()).replaceFirst("\\.[^.]*$", "");
        return said == null ? Path.of(name + "-results") : said;
    }

    /**
     * Does what concerns the results folder: what goes wrong there is wrong in the line that names
     * it, if one does.
     *
     * @param folder that was chosen
     */
    public ResultsFolder claim(Path folder) {
        StudyPlan.Results said = plan.results();
        try {
            return ResultsFolder.claim(folder, this);
        } catch (StudyException e) {
            if (said == null || !folder.equals(results())) {
                throw e;
            }
            throw said.at().problem(e.whatSaid(), e.remedySaid());
        }
    }

    List<Cell> cells() {
        return cells;
    }

    /** What is measured of pairs beside what every study measures. */
    PairMeasures measures() {
        return plan.measures();
    }

    StudyFiles files() {
        return files;
    }
}
