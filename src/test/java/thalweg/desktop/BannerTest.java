package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import thalweg.desktop.workbench.Notice;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.words.Phrase;

class BannerTest {
    private static final long A_WHILE = 300;

    private final WorkbenchState state = new WorkbenchState();
    private Stage stage;
    private Button elsewhere;
    private Banner banner;

    @BeforeEach
    void open() throws Exception {
        run(
                () -> {
                    Platform.setImplicitExit(false);
                    stage = new Stage();
                    banner = new Banner(state, Duration.millis(A_WHILE));
                    elsewhere = new Button("elsewhere");
                    stage.setScene(new Scene(new VBox(elsewhere, banner), 400, 100));
                    stage.show();
                    elsewhere.requestFocus();
                });
    }

    @AfterEach
    void close() throws Exception {
        run(stage::close);
    }

    private void tell(Notice notice) throws Exception {
        run(() -> state.noticeProperty().set(notice));
        assertTrue(onFx(banner::isVisible));
    }

    @Test
    void goodNewsGoesAfterAWhile() throws Exception {
        tell(new Notice(Phrase.plain("saved loss.png"), false));
        until("gone", 10, () -> state.noticeProperty().get() == null && !banner.isVisible());
    }

    @Test
    void aProblemStays() throws Exception {
        tell(new Notice(Phrase.plain("saved loss.png"), false));
        tell(new Notice("the disk is full"));
        Thread.sleep(4 * A_WHILE);
        assertNotNull(onFx(() -> state.noticeProperty().get()));
    }

    @Test
    void whileTheFocusIsOnItGoodNewsStays() throws Exception {
        tell(new Notice(Phrase.plain("saved loss.png"), false));
        run(() -> banner.lookup(".link").requestFocus());
        Thread.sleep(4 * A_WHILE);
        assertNotNull(onFx(() -> state.noticeProperty().get()));
        run(elsewhere::requestFocus);
        until("gone", 10, () -> state.noticeProperty().get() == null);
    }
}
