package thalweg.desktop.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import javafx.scene.canvas.GraphicsContext;
import org.jfree.fx.FXGraphics2D;

/**
 * Draws on a canvas as {@link FXGraphics2D} does, which measures every font as the one it was last
 * set to: an axis that asks how wide its numbers will be would set them too close.
 */
final class CanvasGraphics extends FXGraphics2D {
    CanvasGraphics(GraphicsContext context) {
        super(context);
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        Font before = getFont();
        if (font.equals(before)) {
            return super.getFontMetrics(font);
        }
        setFont(font);
        try {
            return super.getFontMetrics(font);
        } finally {
            setFont(before);
        }
    }
}
