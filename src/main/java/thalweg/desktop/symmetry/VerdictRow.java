package thalweg.desktop.symmetry;

import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.report.Figures;
import thalweg.symmetry.SymmetryProof;

/** What the check says of the groups as they stand. */
final class VerdictRow extends HBox {
    private static final int MOST_FAULTS = 4;

    private final Circle dot = new Circle(4);
    private final Label said = new Label();

    private final Button again = new Button("Check again");

    /**
     * @param retry checks again what failed
     */
    VerdictRow(Runnable retry) {
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
        again.setId("symmetry-check-again");
        again.getStyleClass().add("plain-button");
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(e -> retry.run());
        again.managedProperty().bind(again.visibleProperty());
        Tips.on(again, "Check the groups as they stand once more");
        getChildren().addAll(dot, said, again);
    }

    /**
     * @param proof null while it is not known
     * @param failure why it isn't; empty while the check goes on
     */
    void show(@Nullable SymmetryProof proof, String failure) {
        boolean failed = proof == null && !failure.isEmpty();
        boolean wrong = failed || proof != null && !proof.holds();
        boolean busy = proof == null && !failed;
        dot.getStyleClass().setAll("state-dot", busy ? "busy" : wrong ? "problem" : "done");
        said.getStyleClass().setAll("label", busy ? "muted" : wrong ? "text-naive" : "text-accent");
        again.setVisible(failed);
        if (proof != null) {
            said.setText(words(proof));
        } else {
            said.setText(failed ? "The check failed: " + failure : "Checking…");
        }
    }

    private static String words(SymmetryProof proof) {
        String difference = Figures.small(proof.found().relativeDifference());
        if (proof.holds()) {
            return "Equivalent: largest relative difference %s with all %,d free units moved"
                    .formatted(difference, proof.found().freeUnits());
        }
        String where =
                proof.faults().stream()
                        .limit(MOST_FAULTS)
                        .map(f -> f.group() + " (" + Figures.small(f.relativeDifference()) + ")")
                        .collect(Collectors.joining(", "));
        int more = proof.faults().size() - MOST_FAULTS;
        return "NOT equivalent: largest relative difference "
                + difference
                + (where.isEmpty() ? "" : ", by moving " + where)
                + (more > 0 ? " and " + more + " more" : "")
                + ". No search moves by these groups.";
    }
}
