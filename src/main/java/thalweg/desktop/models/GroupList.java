package thalweg.desktop.models;

import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.Correcting;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.report.Figures;
import thalweg.symmetry.Equivalence;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;
import thalweg.symmetry.SymmetryProof;
import thalweg.symmetry.TensorAxis;
import thalweg.words.Words;

/** What a permutation may move, and the proof that it changes nothing that B computes. */
final class GroupList extends VBox {
    private static final int MOST_LINES = 24;

    private final VBox groups = new VBox(1);
    private final Label corrected = new Label();
    private final Correcting correcting;
    private final Texts texts;
    private final IntConsumer open;
    private List<PermutationGroup> shown = List.of();
    private final Label proof = new Label();
    private final Label difference = new Label();

    /**
     * @param open shows the groups in full, to be corrected, with one of them chosen; −1 for none
     */
    GroupList(WorkbenchState state, Correcting correcting, IntConsumer open) {
        this.correcting = correcting;
        this.open = open;
        texts = state.texts();
        setSpacing(8);
        Button title = opening(texts.of("groups.title"), "section", () -> -1);
        title.setId("groups-title");
        Tips.on(title, texts.of("groups.about"));
        corrected.setId("groups-corrected");
        corrected.setWrapText(true);
        corrected.managedProperty().bind(corrected.visibleProperty());
        proof.getStyleClass().addAll("small", "muted");
        proof.setId("equivalence");
        difference.getStyleClass().addAll("small", "muted");
        difference.setPadding(new javafx.geometry.Insets(0, 0, 0, 16));
        StringBinding tip = texts.of("groups.proof.about");
        Tips.on(proof, tip);
        Tips.on(difference, tip);
        getChildren().addAll(title, groups, corrected, proof, difference);
        correcting.symmetryProperty().subscribe(this::fill);
        correcting.proofProperty().subscribe(found -> judge());
        correcting.failureProperty().subscribe(why -> judge());
        state.equivalenceProperty().subscribe(this::prove);
        visibleProperty().bind(state.pairProperty().isNotNull());
        managedProperty().bind(visibleProperty());
    }

    /** A line that shows the groups in full, by a click or the keyboard. */
    private Button opening(ObservableValue<String> text, String style, IntSupplier group) {
        var button = new Button();
        button.textProperty().bind(text);
        button.getStyleClass().setAll("button", "group-line", style);
        button.setOnAction(e -> open.accept(group.getAsInt()));
        button.setOnKeyPressed(
                e -> {
                    if (e.getCode() == KeyCode.ENTER) { // which else would search
                        e.consume();
                        button.fire();
                    }
                });
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    /** Lines of groups that haven't changed stay: of hundreds a correction changes one or two. */
    private void fill(@Nullable Symmetry symmetry) {
        judge();
        List<PermutationGroup> now =
                symmetry == null
                        ? List.of()
                        : symmetry.groups().stream()
                                .filter(g -> g.within() == null) // said by its nested group
                                .toList();
        int before = 0;
        while (before < Math.min(shown.size(), now.size())
                && shown.get(before).equals(now.get(before))) {
            before++;
        }
        int after = 0;
        while (after < Math.min(shown.size(), now.size()) - before
                && shown.get(shown.size() - 1 - after).equals(now.get(now.size() - 1 - after))) {
            after++;
        }
        List<Node> lines = groups.getChildren();
        lines.subList(before, shown.size() - after).clear();
        lines.addAll(
                before, now.subList(before, now.size() - after).stream().map(this::line).toList());
        shown = now;
    }

    private Node line(PermutationGroup group) {
        Button line =
                opening(
                        texts.of(words -> words(group, words)),
                        "small",
                        () -> correcting.symmetryProperty().get().groups().indexOf(group));
        return Tips.on(line, texts.of(words -> axes(group, words)));
    }

    /** What a person's corrections are worth. */
    private void judge() {
        Symmetry now = correcting.symmetryProperty().get();
        SymmetryProof found = correcting.proofProperty().get();
        boolean failed = correcting.failureProperty().get() != null;
        boolean wrong = found != null && !found.holds();
        corrected.setVisible(now != null && (now.corrected() || wrong));
        corrected
                .getStyleClass()
                .setAll("label", "small", wrong || failed ? "text-naive" : "muted");
        texts.on(
                corrected,
                found == null
                        ? failed ? "groups.failed" : "groups.checking"
                        : wrong ? "groups.wrong" : "groups.right");
    }

    private static String words(PermutationGroup group, Words words) {
        String kind = group.kind().name().toLowerCase(Locale.ROOT);
        return words.get("groups." + kind, group.name(), group.size(), group.axes().size());
    }

    /** Its axes, a line each; of very many, the first. */
    private static String axes(PermutationGroup group, Words words) {
        List<String> lines = group.axes().stream().map(TensorAxis::toString).toList();
        String shown = String.join("\n", lines.subList(0, Math.min(MOST_LINES, lines.size())));
        int more = lines.size() - MOST_LINES;
        return more > 0 ? shown + "\n" + words.get("groups.more", more) : shown;
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
        texts.on(proof, found.equivalent() ? "groups.equivalent" : "groups.not-equivalent");
        texts.on(difference, "groups.difference", Figures.small(found.relativeDifference()));
    }
}
