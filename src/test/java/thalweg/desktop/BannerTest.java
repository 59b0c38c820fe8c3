package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static thalweg.desktop.OpenWindow.onFx;
import static thalweg.desktop.OpenWindow.run;
import static thalweg.desktop.OpenWindow.until;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import thalweg.desktop.notices.Banner;
import thalweg.desktop.workbench.Notice;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.words.Phrase;

class BannerTest {
    private static final long A_WHILE = 300;

    private final WorkbenchState state = new WorkbenchState();
    private final BooleanProperty quiet = new SimpleBooleanProperty(false);
    private Stage stage;
    private Button elsewhere;
    private Banner banner;

    @BeforeEach
    void open() throws Exception {
        run(
                () -> {
                    Platform.setImplicitExit(false);
                    stage = new Stage();
                    banner = new Banner(state, quiet, Duration.millis(A_WHILE));
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

    private String said() throws Exception {
        return onFx(() -> ((Label) banner.lookup("#banner-sentence")).getText());
    }

    private String more() throws Exception {
        var more = onFx(() -> (Label) banner.lookup("#banner-more"));
        return onFx(() -> more.isVisible() ? more.getText() : "");
    }

    @Test
    void aProblemThatAnotherTookThePlaceOfComesBackWhenThatIsPutAway() throws Exception {
        tell(new Notice("the preferences were damaged"));
        assertEquals("", more());
        tell(new Notice("the models don't fit"));
        assertEquals("The models don't fit", said());
        assertEquals("one more", more());
        tell(new Notice(Phrase.plain("saved loss.png"), false));
        assertEquals("2 more", more());
        until("gone by itself", 10, () -> state.noticeProperty().get().problem());
        assertEquals("The models don't fit", said());
        run(() -> ((Button) banner.lookup(".link")).fire());
        assertEquals("The preferences were damaged", said());
        assertEquals("", more());
        assertTrue(onFx(banner::isVisible));
        run(() -> ((Button) banner.lookup(".link")).fire());
        assertFalse(onFx(banner::isVisible));
    }

    @Test
    void whatIsSaidAgainOrToldWithinAnotherDoesNotWait() throws Exception {
        Phrase first = Phrase.plain("a.pt is damaged");
        Phrase second = Phrase.plain("b.pt is damaged");
        tell(new Notice(first));
        tell(new Notice("a.pt is damaged"));
        assertEquals("", more());
        tell(new Notice(second));
        tell(new Notice(Phrase.plain("both are"), true, false, List.of(first, second)));
        run(() -> state.noticeProperty().set(null));
        assertEquals("A.pt is damaged", said(), "said by another, and not told of");
        run(() -> state.noticeProperty().set(null));
        assertFalse(onFx(banner::isVisible));
    }

    @Test
    void nothingIsToldWhileItIsToBeQuiet() throws Exception {
        tell(new Notice("the disk is full"));
        run(() -> quiet.set(true));
        assertFalse(onFx(banner::isVisible));
        run(() -> quiet.set(false));
        assertTrue(onFx(banner::isVisible));
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
