package thalweg.desktop.jobs;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.engine.Job;
import thalweg.report.SearchNames;
import thalweg.words.Phrase;

/** One job of the list. */
final class JobRow extends VBox {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final double BAR = 120;
    private static final double WORDS = 150;

    private final ListedJob job;
    private final Texts texts;
    private final Circle dot = new Circle(4);
    private final Label name = new Label();
    private final Label doing = new Label();
    private final JobProgress bar = new JobProgress(BAR);
    private final Label brief = new Label();
    private final JobButtons buttons;

    JobRow(ListedJob job, Texts texts) {
        super(2);
        this.job = job;
        this.texts = texts;
        getStyleClass().add("job-row");
        dot.getStyleClass().add("state-dot");
        name.setMinWidth(0);
        doing.getStyleClass().addAll("muted", "small");
        doing.setMinWidth(0);
        doing.managedProperty().bind(doing.textProperty().isNotEmpty());
        var said = new VBox(1, name, doing);
        said.setAlignment(Pos.CENTER_LEFT);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        bar.accessibleTextProperty().bind(name.textProperty());
        bar.setVisible(job.isActive());
        bar.setManaged(job.isActive());
        brief.getStyleClass().add("muted");
        brief.setMinWidth(WORDS);
        brief.setPrefWidth(WORDS);
        brief.setAlignment(Pos.CENTER_RIGHT);
        buttons = new JobButtons(texts);
        buttons.setVisible(job.isActive());
        buttons.setManaged(job.isActive());
        var line = new HBox(10, dot, said, bar, brief, buttons);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
        if (job.ended() != null) {
            var when = new Label(job.ended().format(CLOCK));
            when.getStyleClass().add("faint");
            when.setMinWidth(USE_PREF_SIZE);
            Tips.on(when, texts.of("jobs.ended.tip"));
            line.getChildren().add(when);
        }
        Phrase failure = job.failure();
        if (failure != null) {
            getChildren().add(failure(failure));
        }
        show();
    }

    /** The job that it shows. */
    ListedJob job() {
        return job;
    }

    private HBox failure(Phrase failure) {
        var sentence = new Label();
        sentence.textProperty().bind(texts.of(failure));
        sentence.setWrapText(true);
        sentence.getStyleClass().addAll("job-sentence", "small");
        sentence.setMinHeight(USE_PREF_SIZE);
        var copy = texts.on(new Button(), "jobs.copy");
        copy.getStyleClass().add("link");
        copy.setMinWidth(USE_PREF_SIZE);
        Tips.on(copy, texts.of("jobs.copy.tip"));
        copy.setOnAction(
                e -> {
                    var content = new ClipboardContent();
                    content.putString(failure.in(texts.words()));
                    Clipboard.getSystemClipboard().setContent(content);
                });
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        var row = new HBox(10, sentence, stretch, copy);
        row.getStyleClass().add("job-failure");
        return row;
    }

    /** Shows how it stands now. */
    void show() {
        Job.Status status = job.status();
        name.setText(SearchNames.capital(job.name()).in(texts.words()));
        doing.setText(JobWords.doing(job, texts.words()));
        brief.setText(JobWords.brief(job, texts.words()));
        bar.show(status.fraction());
        dot.getStyleClass().setAll("state-dot", kind(status.state()));
        if (job.isActive()) {
            buttons.show(job);
        }
    }

    private static String kind(Job.State state) {
        return switch (state) {
            case RUNNING -> "busy";
            case DONE -> "done";
            case FAILED -> "problem";
            case WAITING, PAUSED, STOPPED -> "idle";
        };
    }
}
