package thalweg.desktop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
    private static final Rectangle2D LOW = new Rectangle2D(0, 0, 1280, 720);

    @Test
    void whatIsTooLongIsShortenedAndWhatSticksOutIsMoved() {
        assertArrayEquals(new double[] {0, 1280}, WindowPlace.within(-80, 1440, 0, 1280));
        assertArrayEquals(new double[] {30, 690}, WindowPlace.within(-60, 900, 30, 720));
        assertArrayEquals(new double[] {80, 1200}, WindowPlace.within(200, 1200, 0, 1280));
        assertArrayEquals(new double[] {40, 1200}, WindowPlace.within(40, 1200, 0, 1280));
    }

    @Test
    void aWindowLargerThanTheScreenOpensAsLargeAsTheScreen() throws Exception {
        OpenWindow.run(
                () -> {
                    var stage = new Stage();
                    stage.setMinWidth(1180);
                    stage.setMinHeight(660);
                    WindowPlace.begin(stage, 1440, 900, LOW);
                    assertEquals(1280, stage.getWidth());
                    assertEquals(720, stage.getHeight());
                    assertEquals(0, stage.getX());
                    assertEquals(0, stage.getY());
                });
    }

    @Test
    void aWindowThatFitsIsLeftToTheSystem() throws Exception {
        OpenWindow.run(
                () -> {
                    var stage = new Stage();
                    WindowPlace.begin(stage, 1440, 900, new Rectangle2D(0, 0, 1920, 1080));
                    assertTrue(Double.isNaN(stage.getWidth()) && Double.isNaN(stage.getX()));
                });
    }

    @Test
    void evenOnATinyScreenTheLeastSizeFits() throws Exception {
        OpenWindow.run(
                () -> {
                    var stage = new Stage();
                    stage.setMinWidth(1180);
                    stage.setMinHeight(660);
                    WindowPlace.begin(stage, 1440, 900, new Rectangle2D(0, 0, 1024, 600));
                    assertEquals(1024, stage.getMinWidth());
                    assertEquals(600, stage.getMinHeight());
                });
    }
}
