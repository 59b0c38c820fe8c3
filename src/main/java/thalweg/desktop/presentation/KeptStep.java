package thalweg.desktop.presentation;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.notices.Passing;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.session.PresentationStep;
import thalweg.words.Words;

/**
 * Says that a step of the presentation was kept and what it shows, and takes its caption at once or
 * takes it back. It leaves the keyboard where it is, and goes by itself.
 */
public final class KeptStep extends HBox {
    private static final double CAPTION = 240;

    private final Presentation presentation;
    private final Runnable leave;
    private final ObjectProperty<PresentationStep> step = new SimpleObjectProperty<>();
    private final TextField caption = new TextField();
    private final Passing passing;

    /**
     * @param leave gives the keyboard back to the window
     */
    public KeptStep(Presentation presentation, Texts texts, Runnable leave) {
        this(presentation, texts, leave, Passing.WHILE);
    }

    /**
     * @param stays how long it is shown
     */
    KeptStep(Presentation presentation, Texts texts, Runnable leave, Duration stays) {
        this.presentation = presentation;
        this.leave = leave;
        setId("kept-step");
        getStyleClass().addAll("banner", "good", "passing");
        var mark = new Circle(4);
        mark.getStyleClass().add("banner-mark");
        var said = new Label();
        said.setId("kept-step-said");
        said.setMinWidth(0);
        said.textProperty().bind(texts.following(this::said, step, presentation.steps()));
        HBox.setHgrow(said, Priority.ALWAYS);
        caption.setId("kept-step-caption");
        caption.setPrefWidth(CAPTION);
        caption.setMinWidth(CAPTION / 2);
        caption.promptTextProperty().bind(texts.of("presentation.kept.caption"));
        caption.accessibleTextProperty().bind(texts.of("presentation.caption"));
        caption.setOnAction(e -> done());
        caption.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        caption.focusedProperty()
                .addListener(
                        (o, was, is) -> {
                            if (!is) {
                                keep();
                            }
                        });
        var undo = new Button();
        undo.setId("kept-step-undo");
        undo.textProperty().bind(texts.of("presentation.kept.undo"));
        undo.getStyleClass().addAll("link", "emphatic");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(e -> takeBack());
        Tips.on(undo, texts.of("presentation.kept.undo.about"));
        getChildren().addAll(mark, said, caption, undo);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(step.isNotNull().and(presentation.onProperty().not()));
        passing = new Passing(this, stays, this::isVisible, () -> step.set(null));
        visibleProperty().subscribe(passing::countDown); // it may come after a presentation
        presentation.steps().addListener((InvalidationListener) changed -> follow());
    }

    /** Tells of the last step, which has just been kept. */
    public void tell() {
        show(presentation.steps().size() - 1);
    }

    /** Takes the caption of the marked step, or else of the last. */
    public void edit() {
        if (presentation.onProperty().get()) {
            return; // nothing of it is seen
        }
        int last = presentation.steps().size() - 1;
        int marked = presentation.markedProperty().get();
        if (step.get() == null) {
            show(marked < 0 ? last : Math.min(marked, last));
        }
        caption.requestFocus();
        caption.selectAll();
    }

    private void show(int index) {
        if (index >= 0) {
            keep(); // what was typed for another
            step.set(presentation.steps().get(index));
            caption.setText(presentation.steps().get(index).caption());
            passing.countDown();
        }
    }

    private String said(Words words) {
        PresentationStep now = step.get();
        return now == null
                ? ""
                : words.get(
                        "presentation.kept",
                        index() + 1,
                        StepWords.panel(now, words),
                        StepWords.detail(now, words));
    }

    /** Where the step stands by now; −1 where it was taken out. */
    @SuppressWarnings("ReferenceEquality") // two steps may show the same
    private int index() {
        for (int i = 0; i < presentation.steps().size(); i++) {
            if (presentation.steps().get(i) == step.get()) {
                return i;
            }
        }
        return -1;
    }

    private void follow() {
        if (step.get() != null && index() < 0) {
            step.set(null);
        }
    }

    private void keep() {
        int index = index();
        String words = caption.getText().strip();
        @Nullable PresentationStep now = step.get();
        if (index >= 0 && now != null && !now.caption().equals(words)) {
            PresentationStep said = now.withCaption(words);
            step.set(null); // not followed while it changes
            presentation.steps().set(index, said);
            step.set(said);
        }
    }

    private void done() {
        keep();
        leave.run();
        step.set(null);
    }

    private void takeBack() {
        int index = index();
        leave.run();
        if (index >= 0) {
            presentation.remove(index);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            PresentationStep now = step.get();
            caption.setText(now == null ? "" : now.caption());
            leave.run();
            event.consume();
        }
    }
}
