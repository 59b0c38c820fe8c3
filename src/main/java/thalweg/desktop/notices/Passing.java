package thalweg.desktop.notices;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.util.Duration;
import thalweg.desktop.clock.Ticks;

/** Puts something away after a while, but not while the pointer or the focus is on it. */
public final class Passing {
    /** Long enough to read a sentence. */
    public static final Duration WHILE = Duration.seconds(8);

    private final Node node;
    private final Executor afterWhile;
    private final BooleanSupplier passes;
    private final Runnable putAway;
    private int counted; // what was counted down for before has no say

    /**
     * @param passes whether what is shown now goes by itself
     * @param putAway does it
     */
    public Passing(Node node, Duration stays, BooleanSupplier passes, Runnable putAway) {
        this.node = node;
        afterWhile = Ticks.after((long) stays.toMillis());
        this.passes = passes;
        this.putAway = putAway;
        node.hoverProperty().addListener((o, was, is) -> countDown());
        node.focusWithinProperty().addListener((o, was, is) -> countDown());
    }

    /** From the beginning, wherever it was. */
    public void countDown() {
        int mine = ++counted;
        if (passes.getAsBoolean() && !node.isHover() && !node.isFocusWithin()) {
            afterWhile.execute(
                    () -> {
                        if (counted == mine) {
                            putAway.run();
                        }
                    });
        }
    }
}
