package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import thalweg.dataset.Dataset;
import thalweg.matching.SearchSetting;
import thalweg.matching.WeightMatching;
import thalweg.words.Phrase;

/** Begins the search that is chosen, of the pair or of three models, and stops it. */
final class Searching {
    private final WorkbenchState state;
    private final TrainingSplit training;
    private final Correcting correcting;
    private final SearchRunner runner;
    private final ThreeModels three;
    private final Method usual;

    /**
     * @param usual what is run where weight matching is chosen
     */
    Searching(
            WorkbenchState state,
            TrainingSplit training,
            Correcting correcting,
            SearchRunner runner,
            ThreeModels three,
            Method usual) {
        this.state = state;
        this.training = training;
        this.correcting = correcting;
        this.runner = runner;
        this.three = three;
        this.usual = usual;
    }

    /** See {@link Workbench#search()}. */
    void search() {
        search(() -> true, () -> {});
    }

    /**
     * Searches, unless it can't.
     *
     * @param wanted asked again once training examples have been read
     * @param refused told where no search was begun
     */
    void search(BooleanSupplier wanted, Runnable refused) {
        SearchSetting setting = state.settingProperty().get();
        if (!setting.needsTraining()) {
            begin(
                    setting.equals(WeightMatching.SETTING) ? usual : Method.of(setting, null),
                    refused);
            return;
        }
        Optional<Phrase> missing = Sentences.missingTraining(setting, state.data());
        DataChoice data = state.data();
        if (missing.isPresent() || data == null) {
            state.noticeProperty().set(new Notice(missing.orElse(Phrase.of("answers.ready"))));
            refused.run();
            return;
        }
        Dataset examples = training.of(data);
        if (examples != null) {
            begin(Method.of(setting, examples), refused);
        } else {
            PairInHand pair = state.pair();
            training.read(
                    data,
                    () -> {
                        boolean still =
                                wanted.getAsBoolean()
                                        && same(state.data(), data)
                                        && same(state.pair(), pair)
                                        && setting.equals(state.settingProperty().get());
                        if (still && !state.searchingProperty().get()) {
                            search(wanted, refused);
                        } else {
                            refused.run();
                        }
                    },
                    outcome -> {
                        if (outcome != Desk.Outcome.DONE) {
                            refused.run();
                        }
                    });
        }
    }

    private void begin(Method method, Runnable refused) {
        if (state.searchingProperty().get() || !correcting.putInForce()) {
            refused.run();
            return;
        }
        if (state.three().shownProperty().get()) {
            three.start(method, state.settingProperty().get());
        } else {
            runner.start(method);
        }
    }

    /** Stops it; the best so far is kept. */
    void stop() {
        runner.stop();
        three.stop();
    }
}
