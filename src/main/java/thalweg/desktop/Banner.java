package thalweg.desktop;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.Notice;
import thalweg.desktop.workbench.WorkbenchState;

/** One sentence under the top bar, until it is put away. */
final class Banner extends HBox {
    private final Label sentence = new Label();
    private final Circle mark = new Circle(4);

    Banner(WorkbenchState state) {
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
        Tips.on(close, "Put this away");
        close.setOnAction(e -> state.noticeProperty().set(null));
        getChildren().addAll(mark, sentence, close);
        managedProperty().bind(visibleProperty());
        state.noticeProperty().subscribe(this::show);
    }

    private void show(@Nullable Notice notice) {
        setVisible(notice != null);
        if (notice != null) {
            String words = notice.sentence();
            sentence.setText(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
            if (notice.problem()) {
                getStyleClass().remove("good");
            } else if (!getStyleClass().contains("good")) {
                getStyleClass().add("good");
            }
        }
    }
}
