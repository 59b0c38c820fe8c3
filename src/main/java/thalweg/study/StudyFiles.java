package thalweg.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.engine.Sha256;
import thalweg.evaluation.Renormalization;
import thalweg.network.Activation;
import thalweg.network.Description;
import thalweg.network.Model;
import thalweg.network.ModelDigest;
import thalweg.network.Models;
import thalweg.words.Phrase;

/**
 * What a study names, opened, and what its tasks say of it.
 *
 * @param tests what losses are measured on, no more than the study's limit; null without data
 * @param training what searches work on, no more than the study's limit; null where there is none
 * @param whole all training examples, for batch norm's statistics
 */
record StudyFiles(
        Map<String, Model> models,
        Map<String, StudyTask.ModelFile> names,
        @Nullable Dataset tests,
        @Nullable Dataset training,
        StudyTask.@Nullable Examples tested,
        StudyTask.@Nullable Examples searchedOn,
        @Nullable Dataset statisticsOn,
        StudyTask.@Nullable Examples statistics) {
    private static final int CHUNK = 500;

    /**
     * Opens everything.
     *
     * @throws StudyException of the first line that names what can't be opened
     */
    static StudyFiles open(StudyPlan plan) {
        var models = new LinkedHashMap<String, Model>();
        var names = new LinkedHashMap<String, StudyTask.ModelFile>();
        for (StudyPlan.PlannedModel planned : plan.models().values()) {
            planned.at().in(() -> open(plan, planned, models, names));
        }
        boolean batchNorm =
                models.values().stream()
                        .anyMatch(model -> Renormalization.hasBatchNorm(model.network()));
        return data(plan, models, names, batchNorm);
    }

    private static Model open(
            StudyPlan plan,
            StudyPlan.PlannedModel planned,
            Map<String, Model> models,
            Map<String, StudyTask.ModelFile> names) {
        Activation activation = activation(planned);
        String described = planned.network();
        Description description =
                described == null ? null : Description.read(plan.resolve(described));
        if (planned.networkText() != null) {
            description =
                    new Description(
                            planned.networkText(), Phrase.of("badnetwork.the-tasks-description"));
        }
        var options = new Models.Options(activation, false);
        Path file = plan.resolve(planned.file());
        Model model =
                Models.open(file, description == null ? options : options.describedBy(description));
        models.put(planned.name(), model);
        names.put(
                planned.name(),
                new StudyTask.ModelFile(
                        planned.name(),
                        planned.file(),
                        ModelDigest.of(model),
                        description == null ? null : description.text(),
                        name(activation)));
        return model;
    }

    private static Activation activation(StudyPlan.PlannedModel planned) {
        String wanted = planned.activation();
        if (wanted == null) {
            return Models.Options.DEFAULT.activation();
        }
        for (Activation known : Activation.values()) {
            if (name(known).equals(wanted)) {
                return known;
            }
        }
        throw planned.at()
                .problem(
                        Phrase.of("badstudy.no-activation", wanted),
                        Phrase.of("remedies.use-activation"));
    }

    private static String name(Activation activation) {
        return activation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static StudyFiles data(
            StudyPlan plan,
            Map<String, Model> models,
            Map<String, StudyTask.ModelFile> names,
            boolean batchNorm) {
        StudyPlan.Data data = plan.data();
        StudyPlan.PlannedMethod searching =
                plan.methods().stream()
                        .filter(m -> m.method().needsTraining())
                        .findFirst()
                        .orElse(null);
        if (data == null) {
            if (searching != null) {
                throw searching
                        .at()
                        .problem(
                                Phrase.of(
                                        "badstudy.searches-on-training",
                                        searching.method().label()),
                                Phrase.of("remedies.add-training-data"));
            }
            plan.requireNoUseOfData();
            return new StudyFiles(models, names, null, null, null, null, null, null);
        }
        Dataset tests =
                data.at().in(() -> Datasets.first(split(plan, data, data.split()), data.limit()));
        boolean named =
                plan.normalization().kind().orElse(Renormalization.NONE) != Renormalization.NONE;
        boolean usual = batchNorm && plan.normalization().kind().isEmpty();
        boolean needed = searching != null || named;
        boolean there =
                needed
                        || usual
                                && data.at()
                                        .in(() -> Datasets.splits(plan.resolve(data.folder())))
                                        .contains("train");
        if (!there) {
            return new StudyFiles(
                    models, names, tests, null, examples(data, tests), null, null, null);
        }
        Dataset whole = data.at().in(() -> split(plan, data, "train"));
        Dataset training = Datasets.first(whole, plan.trainingLimit());
        Dataset statistics = Datasets.first(whole, plan.normalization().examples());
        return new StudyFiles(
                models,
                names,
                tests,
                training,
                examples(data, tests),
                searching == null ? null : examples(data, training),
                statistics,
                named || usual ? examples(data, statistics) : null);
    }

    private static Dataset split(StudyPlan plan, StudyPlan.Data data, String split) {
        Path folder = plan.resolve(data.folder());
        return data.inputs() == null
                ? Datasets.open(folder, split)
                : Datasets.open(folder, split, data.inputs());
    }

    private static StudyTask.Examples examples(StudyPlan.Data from, Dataset data) {
        var sum = new Sha256().add(data.inputShape().toString());
        var inputs = new float[CHUNK * data.inputLength()];
        for (int first = 0; first < data.size(); first += CHUNK) {
            int count = Math.min(CHUNK, data.size() - first);
            data.copyInputs(first, count, inputs);
            sum.add(inputs, count * data.inputLength());
            for (int i = first; i < first + count; i++) {
                sum.add(data.label(i));
            }
        }
        return new StudyTask.Examples(
                from.folder(),
                data.name(),
                data.split(),
                data.size(),
                data.normalization().mean(),
                data.normalization().deviation(),
                sum.hex());
    }

    /** The model of that name in the study. */
    Model model(String name) {
        return Objects.requireNonNull(models.get(name));
    }

    /** What tasks say of it. */
    StudyTask.ModelFile named(String name) {
        return Objects.requireNonNull(names.get(name));
    }
}
