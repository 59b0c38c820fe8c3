package thalweg.desktop.toolbar;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import thalweg.dataset.DatasetException;
import thalweg.dataset.Normalization;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.Workbench;

/** The mean and deviation by which inputs are normalised, to see and to set. */
final class InputsForm {
    private final Workbench workbench;
    private final TextField mean = new TextField();
    private final TextField deviation = new TextField();

    InputsForm(Workbench workbench, DataChoice data) {
        this.workbench = workbench;
        Normalization inputs = data.dataset().normalization();
        mean.setId("data-mean");
        deviation.setId("data-deviation");
        mean.setText(text(inputs.mean()));
        deviation.setText(text(inputs.deviation()));
        String tip =
                "Inputs are scaled to 0…1, then x ↦ (x − mean) / deviation: one number, or one a"
                        + " channel with spaces between; Enter sets it";
        for (TextField field : List.of(mean, deviation)) {
            field.setPrefColumnCount(14);
            field.setOnAction(event -> set());
            Tips.on(field, tip);
        }
    }

    /** Three rows of a form. */
    void addTo(GridPane form, int row) {
        var set = new Button("Set");
        set.setId("data-inputs-set");
        set.getStyleClass().add("plain-button");
        set.setOnAction(event -> set());
        var usual = new Button("What is usual");
        usual.setId("data-inputs-usual");
        usual.getStyleClass().add("plain-button");
        usual.setOnAction(event -> workbench.data().chooseInputs(null));
        form.addRow(row, DataPopover.word("mean"), mean);
        form.addRow(row + 1, DataPopover.word("deviation"), deviation);
        form.add(new HBox(8, set, usual), 1, row + 2);
    }

    private void set() {
        try {
            workbench.data().chooseInputs(Normalization.of(mean.getText(), deviation.getText()));
        } catch (DatasetException e) {
            workbench.tell(e);
        }
    }

    private static String text(List<Float> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
