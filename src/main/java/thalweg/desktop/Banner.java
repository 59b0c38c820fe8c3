package thalweg.desktop;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.Notice;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.report.SearchNames;

/**
 * One sentence under the top bar, until it is put away. Good news goes by itself after a while, but
 * not while the pointer or the focus is on it; a problem stays.
 */
final class Banner extends HBox {
    private static final Duration WHILE = Duration.seconds(8);

    private final WorkbenchState state;
    private final Duration good;
    private final Label sentence = new Label();
    private final Circle mark = new Circle(4);

    private @Nullable PauseTransition leaving;

    Banner(WorkbenchState state) {
        this(state, WHILE);
    }

    /**
     * @param good how long good news stays
     */
    Banner(WorkbenchState state, Duration good) {
        this.state = state;
        this.good = good;
        getStyleClass().add("banner");
        setId("banner");
        sentence.setId("banner-sentence");
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        mark.getStyleClass().add("banner-mark");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var close = new Button("×");
        close.getStyleClass().add("link");
        close.setMinWidth(USE_PREF_SIZE);
        Tips.on(close, state.texts().of("banner.close"));
        close.setOnAction(e -> state.noticeProperty().set(null));
        getChildren().addAll(mark, sentence, close);
        managedProperty().bind(visibleProperty());
        hoverProperty().addListener((o, was, is) -> countDown());
        focusWithinProperty().addListener((o, was, is) -> countDown());
        state.noticeProperty().subscribe(this::show);
        state.searchingProperty()
                .addListener(
                        (o, was, is) -> {
                            Notice notice = state.noticeProperty().get();
                            if (!is && notice != null && notice.whileSearching()) {
                                state.noticeProperty().set(null);
                            }
                        });
    }

    private void show(@Nullable Notice notice) {
        setVisible(notice != null);
        if (notice != null) {
            sentence.textProperty().bind(state.texts().of(SearchNames.capital(notice.said())));
            if (notice.problem()) {
                getStyleClass().remove("good");
            } else if (!getStyleClass().contains("good")) {
                getStyleClass().add("good");
            }
        }
        countDown();
    }

    /** From the beginning, wherever it was. */
    private void countDown() {
        if (leaving != null) {
            leaving.stop();
            leaving = null;
        }
        Notice notice = state.noticeProperty().get();
        if (notice != null && !notice.problem() && !isHover() && !isFocusWithin()) {
            // Made now: a clock can't be made before JavaFX has started.
            leaving = new PauseTransition(good);
            leaving.setOnFinished(e -> state.noticeProperty().set(null));
            leaving.play();
        }
    }
}
