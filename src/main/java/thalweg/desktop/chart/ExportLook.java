package thalweg.desktop.chart;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import thalweg.report.ChartTheme;

/** How pictures look when they are taken away: one choice for all panels of a window. */
public final class ExportLook {
    private final BooleanProperty print = new SimpleBooleanProperty(false);
    private final BooleanProperty transparent = new SimpleBooleanProperty(false);

    private final IntegerProperty scale = new SimpleIntegerProperty(2); // fine enough for a slide

    /** How many dots of a picture one of the window's is, where that isn't chosen. */
    public IntegerProperty scaleProperty() {
        return scale;
    }

    /** Whether in the colours for paper rather than the window's. */
    public BooleanProperty printProperty() {
        return print;
    }

    /** Whether without a background. */
    public BooleanProperty transparentProperty() {
        return transparent;
    }

    /** The window's colours or those for paper, always with a background. */
    public ChartTheme inColours(ChartTheme window) {
        return print.get() ? ChartTheme.PRINT.in(window.words()) : window;
    }

    /** The colours for a picture that the window shows in its own. */
    ChartTheme of(ChartTheme window) {
        ChartTheme theme = inColours(window);
        return transparent.get() ? theme.transparent() : theme;
    }
}
