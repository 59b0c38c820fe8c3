package thalweg.desktop.transport;

import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Moves α from where it is to π(B), in six seconds the whole way; at the end it starts over. */
public final class Player extends AnimationTimer {
    private static final double SECONDS = 6;
    private final DoubleProperty alpha;
    private final BooleanProperty playing = new SimpleBooleanProperty(false);
    private long last;

    /** Moves the given α. */
    public Player(DoubleProperty alpha) {
        this.alpha = alpha;
    }

    /** Whether it moves. */
    public BooleanProperty playingProperty() {
        return playing;
    }

    /** Starts or holds. */
    public void toggle() {
        if (playing.get()) {
            stop();
        } else {
            if (alpha.get() >= 1) {
                alpha.set(0);
            }
            start();
        }
    }

    @Override
    public void start() {
        last = 0;
        playing.set(true);
        super.start();
    }

    @Override
    public void stop() {
        playing.set(false);
        super.stop();
    }

    @Override
    public void handle(long now) {
        if (last != 0) {
            double next = alpha.get() + (now - last) / 1e9 / SECONDS;
            alpha.set(Math.min(1, next));
            if (next >= 1) {
                stop();
            }
        }
        last = now;
    }
}
