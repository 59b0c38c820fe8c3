package thalweg.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.study.ClaimsModel;
import thalweg.desktop.study.StudyModel;
import thalweg.desktop.study.StudyModel.Stage;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.OpenModel;
import thalweg.desktop.workbench.TrioInHand;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.study.Claims;
import thalweg.study.StudyException;
import thalweg.study.StudyStanding;
import thalweg.study.TripleStudy;
import thalweg.words.Words;

/**
 * Keeps the claims of the three models in hand up to date: by the window's study where that is of
 * these models, else by the study of them that an earlier click has run. Where there is neither, a
 * click runs it.
 */
final class ClaimsFeed {
    private final WorkbenchState state;
    private final StudyModel study;
    private final Path folder;
    private final Runnable showStudy;
    private final ClaimsModel model = new ClaimsModel();

    /**
     * @param folder where studies of models in hand are kept
     * @param showStudy shows the sheet of studies
     */
    ClaimsFeed(WorkbenchState state, StudyModel study, Path folder, Runnable showStudy) {
        this.state = state;
        this.study = study;
        this.folder = folder;
        this.showStudy = showStudy;
        Frames.once(
                this::feed,
                state.texts().wordsProperty(),
                state.three().trioProperty(),
                state.three().shownProperty(),
                state.dataProperty(),
                study.standingProperty(),
                study.stageProperty());
    }

    ClaimsModel model() {
        return model;
    }

    private void feed() {
        Words words = state.words();
        TrioInHand trio = state.three().trio();
        if (trio == null) {
            model.verdictsProperty().set(List.of());
            return;
        }
        List<Path> files = trio.models().stream().map(OpenModel::file).toList();
        StudyStanding standing = study.standingProperty().get();
        Stage stage = study.stageProperty().get();
        if (standing == null || !study.isOf(files)) {
            model.verdictsProperty().set(Claims.of(List.of()));
            model.subtitleProperty().set(state.data() == null ? words.get("claims.no-data") : "");
            model.helpProperty().set(words.get("claims.measure.about"));
            model.actionProperty().set(stage.busy() ? "" : words.get("claims.measure"));
            model.runProperty().set(this::measure);
            reopen(trio);
            return;
        }
        model.verdictsProperty().set(standing.claims());
        model.subtitleProperty().set(words.get("claims.tasks", standing.done(), standing.tasks()));
        boolean waits = !stage.busy() && standing.done() < standing.tasks();
        model.helpProperty().set(words.get(waits ? "claims.go-on.about" : "claims.study.about"));
        model.actionProperty().set(words.get(waits ? "claims.go-on" : "claims.study"));
        model.runProperty().set(waits ? study::run : showStudy);
    }

    /** Shows again what an earlier click has measured of these very models and data. */
    private void reopen(TrioInHand trio) {
        Path file = file(described(trio));
        if (study.stageProperty().get() == Stage.NONE
                && state.three().shownProperty().get()
                && Files.exists(file)
                && !file.equals(study.fileProperty().get())) {
            study.open(file);
        }
    }

    /** Runs the study of the models in hand. */
    void measure() {
        TrioInHand trio = state.three().trio();
        if (trio == null || study.stageProperty().get().busy()) {
            return;
        }
        TripleStudy described = described(trio);
        Path file = file(described);
        study.openAndRun(
                () -> {
                    try {
                        Files.createDirectories(folder);
                        Files.writeString(file, described.text(described.name() + "-results"));
                    } catch (IOException e) {
                        throw new StudyException(
                                "the study can't be written (" + e.getMessage() + ")",
                                file.toString(),
                                "make room there, or give the right to write");
                    }
                    return file;
                },
                file);
    }

    private TripleStudy described(TrioInHand trio) {
        @Nullable DataChoice data = state.data();
        boolean fits = data != null && trio.misfit(data).isNone();
        return new TripleStudy(
                trio.models().stream().map(OpenModel::file).toList(),
                data == null || !fits
                        ? null
                        : new TripleStudy.Data(
                                data.location(),
                                data.dataset().split(),
                                data.splits().contains("train"),
                                data.dataset().normalization()));
    }

    private Path file(TripleStudy described) {
        return folder.resolve(described.name() + ".study");
    }
}
