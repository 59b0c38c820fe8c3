package thalweg.desktop;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;
import thalweg.desktop.notices.Banner;
import thalweg.desktop.notices.ToldArea;

/** Which texts in a window have less room than they need, or lie under another. */
final class CutTexts {
    /** Pixels that an edge may lie over another before anything is seen of it. */
    private static final double SEEN = 2.5;

    private record Place(Labeled label, Text text, Bounds bounds) {}

    private CutTexts() {}

    /** In words, each with the text itself. */
    static List<String> of(Parent root) {
        var cut = new ArrayList<String>();
        var places = new ArrayList<Place>();
        collect(root, places);
        for (Place place : places) {
            of(place, cut);
        }
        for (int i = 0; i < places.size(); i++) {
            for (int j = i + 1; j < places.size(); j++) {
                overlap(places.get(i), places.get(j), cut);
            }
        }
        return cut;
    }

    private static void collect(Parent parent, List<Place> places) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (!node.isVisible()
                    || node.getOpacity() < 0.05
                    || node instanceof Banner // meant to lie over what is below
                    || node instanceof ToldArea) {
                continue;
            }
            if (node instanceof Text text
                    && parent instanceof Labeled label
                    && !text.getText().isBlank()) {
                Bounds bounds = text.localToScene(text.getLayoutBounds());
                if (!hidden(text, bounds)) {
                    places.add(new Place(label, text, bounds));
                }
            } else if (node instanceof Parent inner) {
                collect(inner, places);
            }
        }
    }

    private static boolean hidden(Node text, Bounds bounds) {
        for (Node node = text; node != null; node = node.getParent()) {
            boolean scrolls =
                    node instanceof ScrollPane
                            || node.getStyleClass().contains("clipped-container");
            if (scrolls && !node.localToScene(node.getLayoutBounds()).contains(bounds)) {
                return true; // scrolled away, or half
            }
        }
        return false;
    }

    private static void of(Place place, List<String> cut) {
        Labeled label = place.label();
        String whole = String.valueOf(label.getText());
        if (!place.text().getText().equals(whole)) {
            cut.add("cut: " + place.text().getText() + " | " + whole);
        }
        double needed = place.text().getLayoutBounds().getHeight();
        if (label.getHeight() + 0.5 < needed && label.getHeight() > 0) {
            cut.add("low: " + whole + " " + label.getHeight() + " of " + needed);
        }
        Bounds bounds = place.bounds();
        var scene = label.getScene();
        var room = new BoundingBox(-1, -1, scene.getWidth() + 2, scene.getHeight() + 2);
        if (!room.contains(bounds)) {
            cut.add("outside the window: " + whole);
        }
        for (Node node = label.getParent(); node != null; node = node.getParent()) {
            if (node.getStyleClass().contains("picture-panel")
                    || node.getStyleClass().contains("status-bar")
                    || node.getClip() != null) {
                Bounds panel = node.localToScene(node.getLayoutBounds());
                if (bounds.getMaxX() > panel.getMaxX() + 1
                        || bounds.getMinX() < panel.getMinX() - 1
                        || bounds.getMaxY() > panel.getMaxY() + 1
                        || bounds.getMinY() < panel.getMinY() - 1) {
                    cut.add("outside " + node.getStyleClass() + ": " + whole);
                }
            }
        }
    }

    private static void overlap(Place one, Place other, List<String> cut) {
        Bounds a = one.bounds();
        Bounds b = other.bounds();
        double across = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
        double down = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
        if (across > SEEN && down > SEEN && layer(one.label()) == layer(other.label())) {
            cut.add("over another: " + one.label().getText() + " | " + other.label().getText());
        }
    }

    /** The sheet or area that a node lies in. */
    private static Node layer(Node node) {
        Node below = node;
        while (below.getParent() != null && below.getParent().getParent() != null) {
            below = below.getParent();
        }
        return below;
    }
}
