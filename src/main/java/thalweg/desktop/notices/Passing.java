package thalweg.desktop.notices;

import java.util.function.BooleanSupplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Puts something away after a while, but not while the pointer or the focus is on it. */
public final class Passing {
    /** Long enough to read a sentence. */
    public static final Duration WHILE = Duration.seconds(8);

    private final Node node;
    private final Duration stays;
    private final BooleanSupplier passes;
    private final Runnable putAway;
    private @Nullable PauseTransition leaving;

    /**
     * @param passes whether what is shown now goes by itself
     * @param putAway does it
     */
    public Passing(Node node, Duration stays, BooleanSupplier passes, Runnable putAway) {
        this.node = node;
        this.stays = stays;
        this.passes = passes;
        this.putAway = putAway;
        node.hoverProperty().addListener((o, was, is) -> countDown());
        node.focusWithinProperty().addListener((o, was, is) -> countDown());
    }

    /** From the beginning, wherever it was. */
    public void countDown() {
        if (leaving != null) {
            leaving.stop();
            leaving = null;
        }
        if (passes.getAsBoolean() && !node.isHover() && !node.isFocusWithin()) {
            // Made now: a clock can't be made before JavaFX has started.
            leaving = new PauseTransition(stays);
            leaving.setOnFinished(e -> putAway.run());
            leaving.play();
        }
    }
}
