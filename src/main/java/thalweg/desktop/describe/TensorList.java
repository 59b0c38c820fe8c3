package thalweg.desktop.describe;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Tensor;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.Describing;
import thalweg.network.DescriptionCheck;

/** The file's tensors: name, shape, and whether a line uses them. */
final class TensorList extends ListView<Tensor> {
    private static final double ROW = 24;

    private final Describing describing;
    private final Texts texts;

    TensorList(Describing describing, Texts texts, List<Tensor> tensors) {
        this.describing = describing;
        this.texts = texts;
        setId("described-tensors");
        getStyleClass().addAll("command-list", "tensor-list");
        setFixedCellSize(ROW);
        setFocusTraversable(false);
        getItems().setAll(tensors);
        setCellFactory(view -> new Row());
    }

    private final class Row extends ListCell<Tensor> {
        private final Circle mark = new Circle(3.5);
        private final Label name = new Label();
        private final Label shape = new Label();
        private final HBox row;

        Row() {
            mark.getStyleClass().add("tensor-mark");
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            shape.getStyleClass().add("muted");
            shape.setMinWidth(USE_PREF_SIZE);
            var stretch = new Region();
            HBox.setHgrow(stretch, Priority.ALWAYS);
            row = new HBox(8, mark, name, stretch, shape);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Tensor tensor, boolean empty) {
            super.updateItem(tensor, empty);
            setText(null);
            if (empty || tensor == null) {
                setGraphic(null);
                return;
            }
            DescriptionCheck check = describing.checkProperty().get();
            boolean used = check != null && check.used().contains(tensor.name());
            boolean ignored = check != null && check.ignored().contains(tensor.name());
            name.setText(tensor.name());
            shape.setText(
                    ignored
                            ? texts.get("describe.ignored")
                            : tensor.shape().stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(" × ")));
            mark.getStyleClass().setAll("tensor-mark", used ? "used" : "unused");
            mark.setAccessibleText(
                    texts.get(
                            used
                                    ? "describe.used"
                                    : ignored ? "describe.ignored" : "describe.unused"));
            name.getStyleClass().setAll("label", used || ignored ? "faint" : "strong-name");
            setGraphic(row);
        }
    }
}
