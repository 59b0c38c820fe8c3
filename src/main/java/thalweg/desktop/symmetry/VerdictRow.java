package thalweg.desktop.symmetry;

import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.symmetry.SymmetryProof;

/** What the check says of the groups as they stand. */
final class VerdictRow extends HBox {
    private static final int MOST_FAULTS = 4;

    private final Circle dot = new Circle(4);
    private final Label said = new Label();

    VerdictRow() {
        super(10);
        setAlignment(Pos.CENTER_LEFT);
        dot.getStyleClass().add("state-dot");
        said.setId("symmetry-verdict");
        said.setMaxWidth(Double.MAX_VALUE);
        said.setWrapText(true);
        said.setMinHeight(38);
        HBox.setHgrow(said, Priority.ALWAYS);
        Tips.on(
                said,
                "max |Δ output| / max |output| on random inputs, of the model and of one whose"
                        + " every free unit was moved by a random permutation of these groups; up"
                        + " to 1e-4 counts as equal");
        getChildren().addAll(dot, said);
    }

    /**
     * @param failed whether a check that was made came to no end
     */
    void show(@Nullable SymmetryProof proof, boolean failed) {
        String unknown = failed ? "problem" : "busy";
        String state = proof == null ? unknown : proof.holds() ? "done" : "problem";
        dot.getStyleClass().setAll("state-dot", state);
        said.getStyleClass()
                .setAll(
                        "label",
                        proof == null ? "muted" : proof.holds() ? "text-accent" : "text-naive");
        String none =
                failed
                        ? "The check came to no end: a search, or the next change, makes it again"
                        : "Checking…";
        said.setText(proof == null ? none : words(proof));
    }

    private static String words(SymmetryProof proof) {
        String difference = number(proof.found().relativeDifference());
        if (proof.holds()) {
            return "Equivalent: largest relative difference %s with all %,d free units moved"
                    .formatted(difference, proof.found().freeUnits());
        }
        String where =
                proof.faults().stream()
                        .limit(MOST_FAULTS)
                        .map(f -> f.group() + " (" + number(f.relativeDifference()) + ")")
                        .collect(Collectors.joining(", "));
        int more = proof.faults().size() - MOST_FAULTS;
        return "NOT equivalent: largest relative difference "
                + difference
                + (where.isEmpty() ? "" : ", by moving " + where)
                + (more > 0 ? " and " + more + " more" : "")
                + ". No search moves by these groups.";
    }

    static String number(double difference) {
        return difference >= 0.01
                ? String.format(Locale.ROOT, "%.2g", difference)
                : String.format(Locale.ROOT, "%.1e", difference).replaceFirst("e([+-])0", "e$1");
    }
}
