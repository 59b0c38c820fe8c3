package thalweg.desktop.presentation;

import javafx.animation.AnimationTimer;
import javafx.animation.Interpolator;
import javafx.beans.property.DoubleProperty;
import thalweg.desktop.workbench.History;

/** Moves α and the search's timeline from where they are to where a step has them. */
final class Glide extends AnimationTimer {
    private static final double SECONDS = 0.8;

    /** A frame that comes late moves no further than this: what moves shall be seen to move. */
    private static final double MOST_OF_A_FRAME = 0.08;

    private final DoubleProperty alpha;
    private final History history;
    private double fromAlpha;
    private double toAlpha;
    private int fromStep;
    private int toStep;
    private long last;
    private double passed;

    Glide(DoubleProperty alpha, History history) {
        this.alpha = alpha;
        this.history = history;
    }

    /**
     * Begins to move there; what was under way ends where it is.
     *
     * @param timeline whether the search's steps between are shown, too
     */
    void go(double wantedAlpha, int wantedStep, boolean timeline) {
        stop();
        fromAlpha = alpha.get();
        toAlpha = wantedAlpha;
        fromStep = timeline ? history.shownProperty().get() : wantedStep;
        toStep = wantedStep;
        if (!timeline) {
            history.show(toStep);
        }
        if (fromAlpha == toAlpha && fromStep == toStep) {
            history.show(toStep);
            return;
        }
        last = 0;
        passed = 0;
        start();
    }

    /** Is there at once. */
    void jump(double wantedAlpha, int wantedStep) {
        stop();
        alpha.set(wantedAlpha);
        history.show(wantedStep);
    }

    @Override
    public void handle(long now) {
        passed += last == 0 ? 0 : Math.min((now - last) / 1e9, MOST_OF_A_FRAME);
        last = now;
        double part = passed / SECONDS;
        if (part >= 1) {
            jump(toAlpha, toStep);
            return;
        }
        double eased = Interpolator.EASE_BOTH.interpolate(0.0, 1.0, part);
        alpha.set(fromAlpha + (toAlpha - fromAlpha) * eased);
        int step = (int) Math.round(fromStep + (toStep - fromStep) * eased);
        if (step != history.shownProperty().get()) {
            history.show(step);
        }
    }
}
