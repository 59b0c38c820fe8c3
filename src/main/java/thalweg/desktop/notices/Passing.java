package thalweg.desktop.notices;

import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.util.Duration;
import thalweg.desktop.clock.Later;

/** Puts something away after a while, but not while the pointer or the focus is on it. */
public final class Passing {
    /** Long enough to read a sentence. */
    public static final Duration WHILE = Duration.seconds(8);

    private final Node node;
    private final Later leaving;
    private final BooleanSupplier passes;

    /**
     * @param passes whether what is shown now goes by itself
     * @param putAway does it
     */
    public Passing(Node node, Duration stays, BooleanSupplier passes, Runnable putAway) {
        this.node = node;
        leaving = new Later((long) stays.toMillis(), putAway);
        this.passes = passes;
        node.hoverProperty().addListener((o, was, is) -> countDown());
        node.focusWithinProperty().addListener((o, was, is) -> countDown());
    }

    /** From the beginning, wherever it was. */
    public void countDown() {
        if (passes.getAsBoolean() && !node.isHover() && !node.isFocusWithin()) {
            leaving.wish();
        } else {
            leaving.takeBack();
        }
    }
}
