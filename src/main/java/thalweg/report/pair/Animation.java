package thalweg.report.pair;

import java.util.ArrayList;
import java.util.List;
import thalweg.engine.JobContext;
import thalweg.session.PresentationStep;

/**
 * A step's panel set in motion: α from A to π(B), the search's steps from the first to the last, or
 * both at once.
 *
 * @param of what is shown
 * @param moving what moves
 * @param perSecond frames
 * @param seconds from start to end
 * @param width of a frame in pixels
 * @param height likewise
 */
public record Animation(
        PresentationStep of, Moving moving, int perSecond, double seconds, int width, int height) {
    /** The most frames: more would fill the memory with charts' numbers. */
    public static final int MOST_FRAMES = 1000;

    /** What moves. */
    public enum Moving {
        /** α from 0 to 1. */
        ALPHA,
        /** The search from its start to its end. */
        SEARCH,
        /** Both. */
        BOTH
    }

    /** Refuses what no one could play. */
    public Animation {
        if (perSecond < 1
                || perSecond > 50
                || !(seconds > 0)
                || perSecond * seconds > MOST_FRAMES
                || width < 160
                || height < 90
                || width > 7680
                || height > 4320) {
            throw new IllegalArgumentException(
                    perSecond + " a second for " + seconds + " s, " + width + " × " + height);
        }
    }

    /** How many frames. */
    public int frames() {
        return Math.max(2, (int) Math.round(perSecond * seconds));
    }

    /** Hundredths of a second that each stands; the last one stands longer. */
    int delay() {
        return Math.max(2, Math.round(100f / perSecond));
    }

    /** What each frame shows. Where nothing that moves is seen in a panel, all are alike. */
    List<PresentationStep> steps(int last) {
        List<PresentationStep> steps = new ArrayList<>();
        int n = frames();
        for (int i = 0; i < n; i++) {
            double part = (double) i / (n - 1);
            steps.add(
                    new PresentationStep(
                            of.panel(),
                            of.layer(),
                            moving == Moving.SEARCH ? of.alpha() : part,
                            of.gamma(),
                            moving == Moving.ALPHA ? of.step() : (int) Math.round(part * last),
                            of.search(),
                            of.look(),
                            of.caption(),
                            of.more()));
        }
        return steps;
    }

    /** Every frame's charts. On the lane. */
    public List<Slide> slides(SlideMaker maker, JobContext context) {
        return maker.slides(steps(maker.lastStep(of)), context);
    }
}
