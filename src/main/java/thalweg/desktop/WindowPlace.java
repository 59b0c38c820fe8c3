package thalweg.desktop;

import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;

/** Keeps the window on the screen, also where no window manager does. */
final class WindowPlace {
    private WindowPlace() {}

    /**
     * The part of a line of this length and beginning that lies between two points: shortened if
     * need be, else moved.
     *
     * @return beginning and length
     */
    static double[] within(double from, double length, double least, double most) {
        double fitting = Math.min(length, most - least);
        return new double[] {Math.clamp(from, least, most - fitting), fitting};
    }

    /**
     * Before the window is shown: makes it as large as wanted or as the screen allows; a dimension
     * that fits is left to the system.
     *
     * @param screen what can be seen of it
     */
    static void begin(Stage stage, double width, double height, Rectangle2D screen) {
        stage.setMinWidth(Math.min(stage.getMinWidth(), screen.getWidth()));
        stage.setMinHeight(Math.min(stage.getMinHeight(), screen.getHeight()));
        if (width > screen.getWidth()) {
            stage.setX(screen.getMinX());
            stage.setWidth(screen.getWidth());
        }
        if (height > screen.getHeight()) {
            stage.setY(screen.getMinY());
            stage.setHeight(screen.getHeight());
        }
    }

    /** Once it is shown, with its border and title: moves or shrinks it where it sticks out. */
    static void keepInside(Stage stage, Rectangle2D screen) {
        double[] across =
                within(stage.getX(), stage.getWidth(), screen.getMinX(), screen.getMaxX());
        double[] down = within(stage.getY(), stage.getHeight(), screen.getMinY(), screen.getMaxY());
        if (across[0] != stage.getX() || across[1] != stage.getWidth()) {
            stage.setX(across[0]);
            stage.setWidth(across[1]);
        }
        if (down[0] != stage.getY() || down[1] != stage.getHeight()) {
            stage.setY(down[0]);
            stage.setHeight(down[1]);
        }
    }
}
