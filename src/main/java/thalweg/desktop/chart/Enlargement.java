package thalweg.desktop.chart;

import javafx.scene.Node;

/** How much larger than it is laid out a node is shown. */
public final class Enlargement {
    private Enlargement() {}

    /** 1 as a rule; more where the window is shown large: pictures then need more pixels. */
    public static double of(Node node) {
        return node.getLocalToSceneTransform().getMxx();
    }
}
