package thalweg.desktop.presentation;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.session.PresentationStep;
import thalweg.words.Words;

/**
 * One step in the list. Up and Down go to the rows beside it, with Alt they take it along; Enter
 * goes to its words, Delete takes it out; it can be dragged, too.
 */
final class StepRow extends HBox {
    private static final double NUMBER = 26;
    private static final double WHAT = 250;

    private final Presentation presentation;
    private final Texts texts;
    private final int index;
    private final IntConsumer focus;
    private final PresentationStep step;
    private final TextField caption = new TextField();

    /**
     * @param index counted from 0
     * @param focus gives the keyboard to another row
     */
    StepRow(Presentation presentation, Texts texts, int index, IntConsumer focus) {
        this.presentation = presentation;
        this.texts = texts;
        this.index = index;
        this.focus = focus;
        step = presentation.steps().get(index);
        setId("step-row-" + index);
        getStyleClass().add("step-row");
        setAlignment(Pos.CENTER_LEFT);
        setFocusTraversable(true);
        var number = new Label(String.valueOf(index + 1));
        number.getStyleClass().add("muted");
        number.setMinWidth(NUMBER);
        HBox.setHgrow(caption, Priority.ALWAYS);
        getChildren()
                .addAll(
                        number,
                        what(),
                        words(),
                        act("step-up", "↑", () -> presentation.move(index, index - 1)),
                        act("step-down", "↓", () -> presentation.move(index, index + 1)),
                        act("step-go", null, this::go),
                        act("step-replace", null, () -> presentation.replace(index)),
                        act("step-remove", "×", () -> presentation.remove(index)));
        accessibleTextProperty().bind(texts.following(this::said));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        drag();
        focusedProperty()
                .addListener(
                        (o, was, is) -> {
                            if (is) {
                                presentation.markedProperty().set(index);
                            }
                        });
    }

    /** Whether the row or something in it has the keyboard. */
    boolean holdsKeys() {
        return isFocusWithin();
    }

    private String said(Words now) {
        return (index + 1)
                + ", "
                + StepWords.panel(step, now)
                + ", "
                + StepWords.detail(step, now)
                + ", "
                + step.caption();
    }

    private VBox what() {
        var panel = new Label();
        panel.textProperty().bind(texts.following(now -> StepWords.panel(step, now)));
        panel.getStyleClass().add("strong");
        var detail = new Label();
        detail.textProperty().bind(texts.following(now -> StepWords.detail(step, now)));
        detail.getStyleClass().addAll("muted", "small");
        detail.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var both = new VBox(panel, detail);
        both.setMinWidth(WHAT);
        both.setPrefWidth(WHAT);
        both.setMaxWidth(WHAT);
        return both;
    }

    private TextField words() {
        caption.setId("step-caption-" + index);
        caption.setText(step.caption());
        caption.promptTextProperty().bind(texts.of("presentation.caption"));
        caption.accessibleTextProperty().bind(texts.of("presentation.caption"));
        caption.setOnAction(e -> focus.accept(index));
        caption.focusedProperty()
                .addListener(
                        (o, was, is) -> {
                            if (!is) {
                                keep();
                            }
                        });
        return caption;
    }

    /** Unless the row is of a step that stands elsewhere by now. */
    @SuppressWarnings("ReferenceEquality")
    private void keep() {
        if (index < presentation.steps().size() && presentation.steps().get(index) == step) {
            presentation.caption(index, caption.getText().strip());
        }
    }

    private Button act(String id, @Nullable String sign, Runnable action) {
        var button = new Button();
        button.setId(id + "-" + index);
        String key = "presentation." + id;
        if (sign == null) {
            button.textProperty().bind(texts.of(key));
        } else {
            button.setText(sign);
            button.accessibleTextProperty().bind(texts.of(key));
        }
        button.getStyleClass().add("link");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(
                e -> {
                    keep();
                    action.run();
                });
        Tips.on(button, texts.of(key + ".about"));
        return button;
    }

    private void go() {
        presentation.go(index);
    }

    private void key(KeyEvent event) {
        if (event.getTarget() != this) {
            return; // a button's, or the words'
        }
        KeyCode code = event.getCode();
        boolean taken = true;
        if (code == KeyCode.UP || code == KeyCode.DOWN) {
            int to = index + (code == KeyCode.UP ? -1 : 1);
            if (event.isAltDown()) {
                presentation.move(index, to);
            } else if (to >= 0 && to < presentation.steps().size()) {
                focus.accept(to);
            }
        } else if (code == KeyCode.ENTER) {
            caption.requestFocus();
        } else if (code == KeyCode.DELETE) {
            presentation.remove(index);
        } else {
            taken = false;
        }
        if (taken) {
            event.consume();
        }
    }

    private void drag() {
        setOnDragDetected(
                event -> {
                    var board = startDragAndDrop(TransferMode.MOVE);
                    var content = new ClipboardContent();
                    content.putString(String.valueOf(index));
                    board.setContent(content);
                    event.consume();
                });
        setOnDragOver(
                event -> {
                    if (event.getGestureSource() instanceof StepRow) {
                        event.acceptTransferModes(TransferMode.MOVE);
                        event.consume();
                    }
                });
        setOnDragDropped(
                event -> {
                    Node source = (Node) event.getGestureSource();
                    if (source instanceof StepRow row) {
                        presentation.move(row.index, index);
                        event.setDropCompleted(true);
                        event.consume();
                    }
                });
    }
}
