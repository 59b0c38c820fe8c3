package thalweg.cli;

import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.evaluation.Evaluators;
import thalweg.matching.SearchSetting;

/**
 * Where a search finds training examples, should it need them.
 *
 * @param limit the first so many; null for all
 * @param limited the option that says how many
 */
record SearchData(FolderOptions folder, @Nullable Integer limit, String limited) {
    /** Refuses that there is none for a search that needs it. */
    void check(SearchSetting setting) {
        if (!setting.needsTraining() && limit != null) {
            throw new UsageException(
                    setting.label() + " searches on no examples", limited, "leave it out");
        }
        if (setting.needsTraining() && !folder.given()) {
            throw new UsageException(
                    setting.kind().article() + setting.label() + " searches on training examples",
                    "--data",
                    "name a folder that holds some, such as samples/mnist");
        }
    }

    /**
     * The examples of a search that needs them, else null.
     *
     * @throws thalweg.dataset.DatasetException when there is no train split
     * @throws thalweg.evaluation.EvaluationException when they don't fit the network, or the search
     *     can't compute it
     * @throws thalweg.matching.MatchingException when the search finds nothing to match
     */
    @Nullable Dataset open(SearchSetting setting, ModelPair models) {
        check(setting);
        if (!setting.needsTraining()) {
            setting.requireSupported(models.network(), models.symmetry());
            return null;
        }
        if (!folder.hasTraining()) {
            throw new UsageException(
                    setting.kind().article()
                            + setting.label()
                            + " searches on training examples, and there are none",
                    folder.folder().toString(),
                    "name a folder that has a train split, or use --method wm");
        }
        Dataset all = folder.training();
        Dataset training = limit == null ? all : Datasets.first(all, limit);
        setting.requireSupported(Evaluators.fitted(models.network(), training), models.symmetry());
        return training;
    }
}
