package thalweg.desktop.study;

import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.commands.SheetKeys;
import thalweg.desktop.study.StudyModel.Stage;
import thalweg.desktop.theme.Tips;
import thalweg.study.StudyStanding;

/** Runs a study: its file, how far it is, its methods' figures, and what it says of the claims. */
public final class StudySheet extends VBox {
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 780;

    /** While there is nothing to show yet. */
    private static final double LOW = 200;

    private static final Duration GLANCE = Duration.millis(200);

    private final StudyModel model;
    private final Label title = new Label();
    private final Label size = new Label();
    private final Label places = new Label();
    private final MethodsTable methods = new MethodsTable();
    private final ClaimsList claims = new ClaimsList();
    private final ProgressRow progress;
    private final Button choose;
    private final Button bundled;
    private final Button place;
    private final Button run;
    private final Button stop;
    private final Button done;
    private final ReportButton report;
    private final VBox found;
    private final Timeline glances;

    /** What a person is asked for. */
    public interface Asks {
        /** A study's file. */
        Optional<Path> study();

        /** A folder for its results. */
        Optional<Path> resultsFolder();
    }

    /**
     * @param sample the study that comes with the program, if it is there
     * @param leave puts the sheet away
     */
    public StudySheet(StudyModel model, Asks asks, Optional<Path> sample, Runnable leave) {
        this.model = model;
        progress = new ProgressRow(model);
        report = new ReportButton(model);
        choose =
                plain(
                        "study-choose",
                        "Choose a study…",
                        "Choose a text file that says what to run: docs/studies.md tells how to"
                                + " write one",
                        () -> asks.study().ifPresent(model::open));
        bundled =
                plain(
                        "study-bundled",
                        "Bundled study",
                        "The bundled models by every search, in a few minutes",
                        () -> sample.ifPresent(model::open));
        place =
                plain(
                        "study-place",
                        "Results in…",
                        "Have the results go to another folder",
                        () -> asks.resultsFolder().ifPresent(model::placeResults));
        run =
                plain(
                        "study-run",
                        "Run",
                        "Run what isn't done yet; results already in the folder count",
                        model::run);
        run.getStyleClass().setAll("button", "search-button");
        stop =
                plain(
                        "study-stop",
                        "Stop",
                        "Stop and keep what is done: it goes on from there",
                        model::stop);
        done = plain("study-done", "Done", "Put this away (Esc); the study goes on", leave);
        found = found();
        bundled.setVisible(sample.isPresent());
        bundled.setManaged(sample.isPresent());
        setId("study-sheet");
        getStyleClass().add("sheet");
        setMaxWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMinSize(0, 0);
        getChildren().addAll(head(), chosen(), scroll(), progress, buttons());
        glances = new Timeline(new KeyFrame(GLANCE, e -> progress.show()));
        glances.setCycleCount(Timeline.INDEFINITE);
        Subscription listened =
                Subscription.combine(
                        model.standingProperty().subscribe(now -> fill()),
                        model.stageProperty().subscribe(now -> weigh()),
                        model.folderProperty().subscribe(now -> weigh()),
                        model.fileProperty().subscribe(now -> weigh()),
                        model.problemProperty().subscribe(now -> weigh()),
                        report.listen());
        glances.play();
        sceneProperty().addListener((o, was, is) -> endWith(is, listened));
        SheetKeys.keepOn(this);
    }

    private void endWith(@Nullable Scene scene, Subscription listened) {
        if (scene == null) {
            listened.unsubscribe();
            glances.stop();
        }
    }

    /** What has the keyboard first. */
    public Node first() {
        return run.isDisabled() ? choose : run;
    }

    private static Button plain(String id, String text, String help, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("plain-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        Tips.on(button, help);
        return button;
    }

    private static Region stretch() {
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        return stretch;
    }

    private HBox head() {
        title.setId("study-title");
        title.getStyleClass().add("title");
        size.setId("study-size");
        size.getStyleClass().add("muted");
        size.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(12, title, stretch(), size);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox chosen() {
        places.setId("study-places");
        places.getStyleClass().add("muted");
        places.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        places.setMinWidth(0);
        var row = new HBox(8, choose, bundled, places, stretch(), place);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private VBox found() {
        var figures = new Label("Medians over pairs or triples, and seeds");
        figures.getStyleClass().add("section");
        var verdicts = new Label("The paper's claims, as the runs so far show them");
        verdicts.getStyleClass().add("section");
        return new VBox(8, figures, methods, verdicts, claims);
    }

    private ScrollPane scroll() {
        var scroll = new ScrollPane(found);
        scroll.setId("study-found");
        scroll.getStyleClass().add("study-found");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        scroll.visibleProperty().bind(found.visibleProperty()); // and its bar with it
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private HBox buttons() {
        var hint = new Label("docs/studies.md tells how to write a study.");
        hint.getStyleClass().addAll("muted", "small");
        hint.setMinWidth(0);
        var row = new HBox(8, hint, stretch(), report, stop, run, done);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void fill() {
        StudyStanding now = model.standingProperty().get();
        found.setVisible(now != null);
        setPrefHeight(now == null ? LOW : HEIGHT);
        setMaxHeight(now == null ? LOW : HEIGHT);
        methods.show(now);
        claims.show(now);
        title.setText(now == null ? "Run a study" : now.title());
        size.setText(now == null ? "" : "%,d of %,d tasks done".formatted(now.done(), now.tasks()));
        progress.show();
    }

    private void weigh() {
        Stage stage = model.stageProperty().get();
        Path file = model.fileProperty().get();
        Path folder = model.folderProperty().get();
        places.setText(
                file == null
                        ? "A text file that names models, searches, seeds and data"
                        : folder == null
                                ? String.valueOf(file.getFileName())
                                : file.getFileName() + ", results in " + folder);
        boolean busy = stage.busy();
        choose.setDisable(busy);
        bundled.setDisable(busy);
        place.setDisable(busy || folder == null);
        run.setText(stage == Stage.STOPPED ? "Go on" : "Run");
        run.setDisable(busy || folder == null || stage == Stage.DONE);
        stop.setDisable(stage != Stage.RUNNING);
        progress.show();
    }
}
