package thalweg.desktop.notices;

import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.workbench.Notice;
import thalweg.desktop.workbench.WorkbenchState;

/**
 * Problems that another notice took the place of before a person put them away: the last one comes
 * back when that has gone, and the two before it after that.
 */
final class WaitingProblems {
    private static final int MOST = 3;

    private final WorkbenchState state;
    private final ObservableList<Notice> waiting = FXCollections.observableArrayList();

    WaitingProblems(WorkbenchState state) {
        this.state = state;
        state.noticeProperty().addListener((o, was, is) -> changed(was, is));
    }

    /** The next first. */
    ObservableList<Notice> waiting() {
        return waiting;
    }

    private void changed(@Nullable Notice was, @Nullable Notice is) {
        if (is == null) {
            comeBack();
            return;
        }
        if (was != null && was.problem()) {
            waiting.addFirst(was);
        }
        waiting.removeIf(one -> is.tellsOf(one, state.words()));
        if (waiting.size() > MOST) {
            waiting.removeLast();
        }
    }

    private void comeBack() {
        ObservableBooleanValue searching = state.searchingProperty();
        waiting.removeIf(one -> one.whileSearching() && !searching.get());
        if (!waiting.isEmpty()) {
            state.noticeProperty().set(waiting.removeFirst());
        }
    }
}
