package thalweg.desktop.study;

import java.nio.file.Path;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;

/** Opens the report; where the system can't, its path is copied. */
final class ReportButton extends HBox {
    private final StudyModel model;
    private final SystemOpener opener = SystemOpener.here();
    private final Button open = new Button();
    private final Texts texts;
    private final Label said = new Label();

    ReportButton(StudyModel model, Texts texts) {
        super(8);
        this.texts = texts;
        texts.on(open, "study.report");
        this.model = model;
        setAlignment(Pos.CENTER_RIGHT);
        open.setId("study-report");
        open.getStyleClass().add("plain-button");
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(e -> open());
        Tips.on(open, texts.of("study.report.about"));
        said.setId("study-report-said");
        said.getStyleClass().addAll("muted", "small");
        said.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        said.setMinWidth(0);
        getChildren().addAll(said, open);
    }

    /** Follows the model. */
    Subscription listen() {
        return model.reportProperty().subscribe(this::show);
    }

    private void show(@Nullable Path page) {
        open.setDisable(page == null);
        said.setText(page == null ? "" : page.toString());
        Tips.on(said, page == null ? "" : page.toAbsolutePath().toString());
    }

    private void open() {
        Path page = model.reportProperty().get();
        if (page != null) {
            Path file = page.toAbsolutePath().normalize();
            Thread.startVirtualThread(
                    () -> {
                        if (!opener.open(file)) {
                            Platform.runLater(() -> copy(file));
                        }
                    });
        }
    }

    private void copy(Path file) {
        var content = new ClipboardContent();
        content.putString(file.toString());
        Clipboard.getSystemClipboard().setContent(content);
        said.setText(texts.get("study.copied", file));
    }
}
