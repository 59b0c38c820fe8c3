package thalweg.desktop;

import thalweg.desktop.loss.StatisticsModel;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.evaluation.Renormalization;

/** Keeps the loss panel's switch and the workbench's choice about batch norm in step. */
final class StatisticsFeed {
    private static final String TRAIN = "train";

    private final WorkbenchState state;
    private final StatisticsModel model;

    StatisticsFeed(Workbench workbench, StatisticsModel model) {
        this.state = workbench.state();
        this.model = model;
        state.renormalizationProperty().subscribe(kind -> model.kindProperty().set(kind));
        state.statisticsLimitProperty()
                .subscribe(limit -> model.limitProperty().set(limit.intValue()));
        model.kindProperty()
                .subscribe(
                        kind -> {
                            // What is usual for a pair is no choice of a person's.
                            if (kind != state.renormalizationProperty().get()) {
                                workbench.data().chooseStatistics(kind);
                            }
                        });
        model.limitProperty()
                .subscribe(
                        limit -> {
                            if (limit.intValue() != state.statisticsLimitProperty().get()) {
                                workbench.data().limitStatistics(limit.intValue());
                            }
                        });
        state.pairProperty().subscribe(pair -> show());
        state.dataProperty().subscribe(data -> show());
        state.renormalizationProperty().subscribe(kind -> show());
        state.texts().wordsProperty().subscribe(words -> show());
    }

    private void show() {
        PairInHand pair = state.pair();
        DataChoice data = state.data();
        boolean batchNorm = pair != null && Renormalization.hasBatchNorm(pair.pair().network());
        boolean training = pair != null && data != null && data.splits().contains(TRAIN);
        model.batchNormProperty().set(batchNorm);
        model.trainingProperty().set(training);
        boolean none = state.renormalizationProperty().get() == Renormalization.NONE;
        model.warningProperty().set(batchNorm && data != null && none ? warning(training) : "");
    }

    private String warning(boolean training) {
        return state.words()
                .get(training ? "loss.statistics.warning" : "loss.statistics.warning.no-train");
    }
}
