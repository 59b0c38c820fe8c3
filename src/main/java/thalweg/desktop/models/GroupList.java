package thalweg.desktop.models;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.symmetry.Equivalence;
import thalweg.symmetry.PermutationGroup;

/** What a permutation may move, and the proof that it changes nothing that B computes. */
final class GroupList extends VBox {
    private static final int MOST_LINES = 24;

    private final VBox groups = new VBox(5);
    private final Label proof = new Label();
    private final Label difference = new Label();

    GroupList(WorkbenchState state) {
        setSpacing(8);
        var title = new Label("PERMUTATION GROUPS");
        title.getStyleClass().add("section");
        Tips.on(
                title,
                "Tensor axes that must be permuted together for the network to compute the"
                        + " same function");
        proof.getStyleClass().addAll("small", "muted");
        proof.setId("equivalence");
        difference.getStyleClass().addAll("small", "muted");
        difference.setPadding(new javafx.geometry.Insets(0, 0, 0, 16));
        String tip =
                ("max |Δ output| / max |output| of B and π(B) on random inputs; up to 1e-4"
                        + " counts as equal");
        Tips.on(proof, tip);
        Tips.on(difference, tip);
        getChildren().addAll(title, groups, proof, difference);
        state.pairProperty().subscribe(this::fill);
        state.equivalenceProperty().subscribe(this::prove);
        visibleProperty().bind(state.pairProperty().isNotNull());
        managedProperty().bind(visibleProperty());
    }

    private void fill(@Nullable PairInHand pair) {
        groups.getChildren().clear();
        if (pair == null) {
            return;
        }
        for (PermutationGroup group : pair.pair().symmetry().groups()) {
            if (group.within() != null) {
                continue; // said by its nested group
            }
            var label = new Label(words(group));
            label.getStyleClass().addAll("small", "muted");
            Tips.on(label, axes(group));
            groups.getChildren().add(label);
        }
    }

    private static String words(PermutationGroup group) {
        long axes = group.placements().stream().map(p -> p.tensor() + p.axis()).distinct().count();
        return switch (group.kind()) {
            case FREE -> "%s · %,d units · %d axes".formatted(group.name(), group.size(), axes);
            case NESTED ->
                    "%s · %,d blocks · %d axes · nested"
                            .formatted(group.name(), group.size(), axes);
            case FROZEN ->
                    "%s · %,d units · %d axes · frozen".formatted(group.name(), group.size(), axes);
        };
    }

    /** Its axes, a line each; of very many, the first. */
    private static String axes(PermutationGroup group) {
        List<String> lines =
                group.segments().stream()
                        .map(s -> s.tensor() + " axis " + s.axis())
                        .distinct()
                        .toList();
        String shown = String.join("\n", lines.subList(0, Math.min(MOST_LINES, lines.size())));
        int more = lines.size() - MOST_LINES;
        return more > 0 ? shown + "\nand " + more + " more" : shown;
    }

    private void prove(@Nullable Equivalence found) {
        proof.setVisible(found != null);
        difference.setVisible(found != null);
        if (found == null) {
            return;
        }
        var mark = new Label(found.equivalent() ? "✓" : "✗");
        mark.getStyleClass().add(found.equivalent() ? "text-accent" : "text-naive");
        proof.setGraphic(mark);
        proof.setGraphicTextGap(5);
        proof.setText(
                found.equivalent()
                        ? "π(B) computes what B computes"
                        : "π(B) does not compute what B computes");
        difference.setText(
                "largest difference "
                        + String.format(Locale.ROOT, "%.1e", found.relativeDifference())
                                .replaceFirst("e([+-])0", "e$1"));
    }
}
