package thalweg.desktop.plane;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import thalweg.desktop.theme.Tips;

/** A named place on the map. */
final class Mark {
    private static final double RADIUS = 7.5;
    private static final double GAP = 3;

    private final Circle dot = new Circle(RADIUS);
    private final Label name = new Label();
    private final Tooltip words = Tips.make("");
    private boolean beside;

    /**
     * @param id of the name, for look-up
     * @param style of the dot
     */
    Mark(String id, String style) {
        dot.getStyleClass().addAll("plane-dot", style);
        name.setId(id);
        name.getStyleClass().add("plane-name");
        Tooltip.install(dot, words);
        Tooltip.install(name, words);
    }

    /** The name stands right of the dot instead of above. */
    void besideItsDot() {
        beside = true;
    }

    void addTo(Pane pane) {
        pane.getChildren().addAll(dot, name);
    }

    void say(String text, String tip) {
        name.setText(text);
        words.setText(tip);
        dot.setAccessibleText(tip);
        name.setAccessibleHelp(tip);
    }

    /** Whether it is on what is looked at of the map. */
    void show(boolean wanted) {
        dot.setVisible(wanted);
        name.setVisible(wanted);
    }

    /**
     * @param side of the square that the name stays in
     */
    void place(double x, double y, double side) {
        dot.setCenterX(x);
        dot.setCenterY(y);
        name.applyCss();
        name.autosize();
        double width = name.getWidth();
        double height = name.getHeight();
        double left = beside ? x + RADIUS + GAP : x - width / 2;
        double top = beside ? y - height / 2 : y - RADIUS - GAP - height;
        name.relocate(
                Math.round(Math.clamp(left, 2, Math.max(2, side - width - 2))),
                Math.round(Math.max(2, top)));
    }
}
