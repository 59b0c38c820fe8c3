package thalweg.desktop.chart;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;
import thalweg.desktop.clock.Later;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;

/**
 * A dot before a panel's title while its picture is still being computed: what stands there is of
 * something else until then. It comes a little later than the work, since most of it is done before
 * an eye could see it, and it moves nothing.
 */
final class ComputingSign extends Circle {
    private static final double RADIUS = 3;
    private static final long LATER_MILLISECONDS = 150;

    private final ObservableBooleanValue computing;
    private final Later coming = new Later(LATER_MILLISECONDS, () -> setVisible(true));

    ComputingSign(ObservableBooleanValue computing, Texts texts) {
        super(RADIUS);
        this.computing = computing;
        getStyleClass().add("computing-sign");
        setManaged(false);
        setVisible(false);
        Tips.on(this, texts.of("panels.computing"));
        computing.subscribe(this::follow);
    }

    /** Stands in the margin at the left of a heading. */
    void standBefore(HBox heading) {
        setCenterX(-RADIUS - 3);
        centerYProperty().bind(heading.heightProperty().divide(2));
    }

    private void follow() {
        if (!computing.get()) {
            coming.takeBack();
            setVisible(false);
        } else if (!isVisible()) {
            coming.wish();
        }
    }
}
