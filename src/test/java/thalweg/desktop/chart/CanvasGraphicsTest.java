package thalweg.desktop.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Font;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.canvas.Canvas;
import org.junit.jupiter.api.Test;

class CanvasGraphicsTest {
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 7);
    private static final Font LARGE = SMALL.deriveFont(21f);

    @Test
    void measuresAFontThatIsNotTheOneInUse() throws Exception {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException e) {
            // It runs already.
        }
        var widths = new CompletableFuture<int[]>();
        Platform.runLater(
                () -> {
                    var g2 = new CanvasGraphics(new Canvas(20, 20).getGraphicsContext2D());
                    g2.setFont(SMALL);
                    int asked = g2.getFontMetrics(LARGE).stringWidth("0.25");
                    int still = g2.getFontMetrics().stringWidth("0.25");
                    g2.setFont(LARGE);
                    int used = g2.getFontMetrics().stringWidth("0.25");
                    widths.complete(new int[] {asked, used, still * 3 / 2 < used ? 1 : 0});
                });
        int[] found = widths.get(30, TimeUnit.SECONDS);
        assertEquals(found[1], found[0]);
        assertEquals(1, found[2], "the font in use is measured as before");
    }
}
