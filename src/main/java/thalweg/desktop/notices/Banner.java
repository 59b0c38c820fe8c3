package thalweg.desktop.notices;

import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import javafx.util.Duration;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.Notice;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.report.SearchNames;

/**
 * One sentence at the top of the views, until it is put away. Good news goes by itself after a
 * while; a problem stays, and what problems wait behind it is counted.
 */
public final class Banner extends HBox {
    private final WorkbenchState state;
    private final ObservableBooleanValue quiet;
    private final Label sentence = new Label();
    private final WaitingProblems waiting;
    private final Passing passing;

    /**
     * @param quiet whether nothing is to be told just now
     */
    public Banner(WorkbenchState state, ObservableBooleanValue quiet) {
        this(state, quiet, Passing.WHILE);
    }

    /**
     * @param quiet whether nothing is to be told just now
     * @param good how long good news stays
     */
    public Banner(WorkbenchState state, ObservableBooleanValue quiet, Duration good) {
        this.state = state;
        this.quiet = quiet;
        waiting = new WaitingProblems(state);
        getStyleClass().add("banner");
        setId("banner");
        sentence.setId("banner-sentence");
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        var mark = new Circle(4);
        mark.getStyleClass().add("banner-mark");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var more = new Label();
        more.setId("banner-more");
        more.getStyleClass().addAll("muted", "small");
        more.setMinWidth(USE_PREF_SIZE);
        more.textProperty()
                .bind(
                        state.texts()
                                .following(
                                        words -> words.get("banner.more", waiting.waiting().size()),
                                        waiting.waiting()));
        waiting.waiting()
                .subscribe(
                        () -> {
                            more.setVisible(!waiting.waiting().isEmpty());
                            more.setManaged(more.isVisible());
                        });
        more.setVisible(false);
        more.setManaged(false);
        var close = new Button("×");
        close.getStyleClass().add("link");
        close.setMinWidth(USE_PREF_SIZE);
        Tips.on(close, state.texts().of("banner.close"));
        close.setOnAction(e -> state.noticeProperty().set(null));
        getChildren().addAll(mark, sentence, more, close);
        managedProperty().bind(visibleProperty());
        passing = new Passing(this, good, this::passes, () -> state.noticeProperty().set(null));
        InvalidationListener changed = o -> show();
        state.noticeProperty().addListener(changed);
        quiet.addListener(changed);
        show();
        state.searchingProperty()
                .addListener(
                        (o, was, is) -> {
                            Notice notice = state.noticeProperty().get();
                            if (!is && notice != null && notice.whileSearching()) {
                                state.noticeProperty().set(null);
                            }
                        });
    }

    /** Whether it goes by itself: then it lies over the views instead of moving them. */
    boolean passes() {
        Notice notice = state.noticeProperty().get();
        return notice != null && !notice.problem();
    }

    /** What holds now: one change may be told after another that it led to. */
    private void show() {
        Notice notice = state.noticeProperty().get();
        setVisible(notice != null && !quiet.get());
        if (notice != null) {
            sentence.textProperty().bind(state.texts().of(SearchNames.capital(notice.said())));
        }
        getStyleClass().removeAll("good", "passing");
        if (passes()) {
            getStyleClass().addAll("good", "passing");
        }
        passing.countDown();
        requestLayout();
    }
}
