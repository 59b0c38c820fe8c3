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
import thalweg.desktop.words.Texts;
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
        for (TextField field : List.of(mean, deviation)) {
            field.setPrefColumnCount(14);
            field.setOnAction(event -> set());
            Tips.on(field, workbench.state().texts().of("popover.inputs.about"));
        }
    }

    /** Three rows of a form. */
    void addTo(GridPane form, int row) {
        Texts texts = workbench.state().texts();
        Button set = texts.on(new Button(), "popover.set");
        set.setId("data-inputs-set");
        set.getStyleClass().add("plain-button");
        set.setOnAction(event -> set());
        Button usual = texts.on(new Button(), "popover.usual");
        usual.setId("data-inputs-usual");
        usual.getStyleClass().add("plain-button");
        usual.setOnAction(event -> workbench.data().chooseInputs(null));
        form.addRow(row, DataPopover.word(texts, "popover.mean"), mean);
        form.addRow(row + 1, DataPopover.word(texts, "popover.deviation"), deviation);
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
