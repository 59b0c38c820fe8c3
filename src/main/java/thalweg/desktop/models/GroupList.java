package thalweg.desktop.models;

import java.util.Locale;
import java.util.stream.Collectors;
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
            String kind =
                    group.kind() == PermutationGroup.Kind.FREE
                            ? ""
                            : " · " + group.kind().name().toLowerCase(Locale.ROOT);
            var label =
                    new Label(
                            String.format(
                                    Locale.ROOT,
                                    "%s · %,d units · %d axes%s",
                                    group.name(),
                                    group.size(),
                                    group.segments().size(),
                                    kind));
            label.getStyleClass().addAll("small", "muted");
            Tips.on(
                    label,
                    group.segments().stream()
                            .map(s -> s.tensor() + " axis " + s.axis())
                            .collect(Collectors.joining("\n")));
            groups.getChildren().add(label);
        }
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
