package thalweg.desktop.chart;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.SVGPath;

/** The drawing in an empty panel: an axis and a line that isn't there yet. */
final class EmptySign {
    private EmptySign() {}

    static Node make() {
        var axes = new SVGPath();
        axes.setContent("M2 2 V30 H42");
        axes.getStyleClass().add("empty-axes");
        var line = new SVGPath();
        line.setContent("M8 24 C 16 24, 18 8, 24 8 S 32 24, 40 24");
        line.getStyleClass().add("empty-line");
        var sign = new Group(axes, line);
        sign.setMouseTransparent(true);
        return sign;
    }
}
