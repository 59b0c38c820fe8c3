package thalweg.desktop;

/**
 * How large the window's content is drawn where there is less room than it needs: at 200 % a screen
 * of 1280 × 720 has room for half of it. It is then drawn smaller, so that everything is in reach.
 */
final class Fit {
    /** The least width, in pixels before scaling, in which everything has its place. */
    static final double LEAST_WIDTH = 1180;

    /** The same of the height. */
    static final double LEAST_HEIGHT = 660;

    private Fit() {}

    /** 1 where there is room for everything; less where there isn't. */
    static double of(double width, double height) {
        double least = Math.min(width / LEAST_WIDTH, height / LEAST_HEIGHT);
        return least > 0 ? Math.min(1, least) : 1;
    }
}
