package thalweg.desktop.study;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.clock.Ticks;
import thalweg.desktop.commands.SheetKeys;
import thalweg.desktop.study.StudyModel.Stage;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.study.StudyStanding;

/** Runs a study: its file, how far it is, its methods' figures, and what it says of the claims. */
public final class StudySheet extends VBox {
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 780;

    /** While there is nothing to show yet. */
    private static final double LOW = 200;

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final StudyModel model;
    private final Texts texts;
    private final Label title = new Label();
    private final Label size = new Label();
    private final Label places = new Label();
    private final MethodsTable methods;
    private final ClaimsList claims;
    private final ProgressRow progress;
    private final Button choose;
    private final Button bundled;
    private final Button place;
    private final Button run;
    private final Button stop;
    private final Button done;
    private final ReportButton report;
    private final VBox found;

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
    public StudySheet(
            StudyModel model, Texts texts, Asks asks, Optional<Path> sample, Runnable leave) {
        this.model = model;
        this.texts = texts;
        methods = new MethodsTable(texts);
        claims = new ClaimsList(texts);
        progress = new ProgressRow(model, texts);
        report = new ReportButton(model, texts);
        choose = plain("study-choose", "study.choose", () -> asks.study().ifPresent(model::open));
        bundled = plain("study-bundled", "study.bundled", () -> sample.ifPresent(model::open));
        place =
                plain(
                        "study-place",
                        "study.place",
                        () -> asks.resultsFolder().ifPresent(model::placeResults));
        run = plain("study-run", "study.run", model::run);
        run.getStyleClass().setAll("button", "search-button");
        stop = plain("study-stop", "study.stop", model::stop);
        done = plain("study-done", "study.done", leave);
        found = found();
        bundled.setVisible(sample.isPresent());
        bundled.setManaged(sample.isPresent());
        setId("study-sheet");
        getStyleClass().add("sheet");
        setMaxWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMinSize(0, 0);
        getChildren().addAll(head(), chosen(), scroll(), progress, buttons());
        new Ticks(GLANCE, progress::show).goWith(this);
        Subscription listened =
                Subscription.combine(
                        texts.wordsProperty().subscribe(now -> refill()),
                        model.standingProperty().subscribe(now -> fill()),
                        model.stageProperty().subscribe(now -> weigh()),
                        model.folderProperty().subscribe(now -> weigh()),
                        model.fileProperty().subscribe(now -> weigh()),
                        model.problemProperty().subscribe(now -> weigh()),
                        report.listen());
        sceneProperty().addListener((o, was, is) -> endWith(is, listened));
        SheetKeys.keepOn(this);
    }

    private void endWith(@Nullable Scene scene, Subscription listened) {
        if (scene == null) {
            listened.unsubscribe();
        }
    }

    /** What has the keyboard first. */
    public Node first() {
        return run.isDisabled() ? choose : run;
    }

    private Button plain(String id, String key, Runnable action) {
        Button button = texts.on(new Button(), key);
        button.setId(id);
        button.getStyleClass().add("plain-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        Tips.on(button, texts.of(key + ".about"));
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
        Label figures = texts.on(new Label(), "study.figures");
        figures.getStyleClass().add("section");
        Label verdicts = texts.on(new Label(), "study.verdicts");
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
        Label hint = texts.on(new Label(), "study.hint");
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
        title.setText(now == null ? texts.get("study.title") : now.title());
        size.setText(now == null ? "" : texts.get("study.tasks-done", now.done(), now.tasks()));
        progress.show();
    }

    private void refill() {
        fill();
        weigh();
    }

    private void weigh() {
        Stage stage = model.stageProperty().get();
        Path file = model.fileProperty().get();
        Path folder = model.folderProperty().get();
        places.setText(
                file == null
                        ? texts.get("study.no-file")
                        : folder == null
                                ? String.valueOf(file.getFileName())
                                : texts.get("study.places", file.getFileName(), folder));
        boolean busy = stage.busy();
        choose.setDisable(busy);
        bundled.setDisable(busy);
        place.setDisable(busy || folder == null);
        texts.on(run, stage == Stage.STOPPED ? "study.go-on" : "study.run");
        run.setDisable(busy || folder == null || stage == Stage.DONE);
        stop.setDisable(stage != Stage.RUNNING);
        progress.show();
    }
}
