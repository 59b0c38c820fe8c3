package thalweg.desktop.toolbar;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/**
 * What a bar leaves out where its width doesn't hold everything: what goes first is missed least.
 * It goes by what the bar would like to be wide, so that nothing is left out while there is room.
 */
final class GivingWay {
    private final List<List<Node>> ranks =
            List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    /** How many ranks are left out. */
    private int out;

    /** Goes before anything else. */
    <T extends Node> T first(T node) {
        return in(0, node);
    }

    /** Goes where the first have gone. */
    <T extends Node> T second(T node) {
        return in(1, node);
    }

    /** Goes last. */
    <T extends Node> T third(T node) {
        return in(2, node);
    }

    private <T extends Node> T in(int rank, T node) {
        ranks.get(rank).add(node);
        return node;
    }

    /** Leaves out what has to go, and no more; before the bar is laid out. */
    void fit(HBox bar) {
        double wanted = bar.prefWidth(-1);
        for (int rank = 0; rank < out; rank++) {
            wanted += width(rank);
        }
        int leaving = 0;
        while (leaving < ranks.size() && wanted > bar.getWidth()) {
            wanted -= width(leaving);
            leaving++;
        }
        if (leaving != out) {
            out = leaving;
            for (int rank = 0; rank < ranks.size(); rank++) {
                show(ranks.get(rank), rank >= out);
            }
        }
    }

    private static void show(List<Node> nodes, boolean shown) {
        for (Node node : nodes) {
            node.setVisible(shown);
            node.setManaged(shown);
        }
    }

    /** Of a rank, with the gaps beside what is in it. */
    private double width(int rank) {
        double width = 0;
        for (Node node : ranks.get(rank)) {
            double gap = node.getParent() instanceof HBox row ? row.getSpacing() : 0;
            // Never less than it will take: what comes back must not have to go again.
            width += Math.ceil(node.prefWidth(-1)) + gap;
        }
        return width;
    }
}
