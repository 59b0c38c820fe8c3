package thalweg.desktop.layers;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import thalweg.desktop.layers.LayersModel.Detail;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.report.LayerWords;

/** What there is to say of the chosen layer, beside the pictures of all. */
final class LayerDetails extends VBox {
    private static final double WIDTH = 236;

    private final GridPane rows = new GridPane(10, 7);

    LayerDetails(LayersModel model, Texts texts) {
        setId("layer-details");
        getStyleClass().add("layer-details");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setSpacing(10);
        var name = new Label();
        name.getStyleClass().add("strong");
        name.setWrapText(true);
        name.textProperty().bind(model.chosenProperty().map(LayerWords::shortName));
        Tips.on(name, texts.of("layers.details.about"));
        var value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        rows.getColumnConstraints().addAll(new ColumnConstraints(92), value);
        getChildren().addAll(name, rows);
        model.detailsProperty().subscribe(this::fill);
    }

    private void fill(List<Detail> details) {
        rows.getChildren().clear();
        int row = 0;
        for (Detail detail : details) {
            var name = new Label(detail.name());
            name.getStyleClass().addAll("small", "muted");
            name.setWrapText(true);
            name.setMinHeight(USE_PREF_SIZE);
            var value = new Label(detail.value());
            value.getStyleClass().add("small");
            value.setWrapText(true);
            value.setMinHeight(USE_PREF_SIZE);
            Tips.on(name, detail.about());
            Tips.on(value, detail.about());
            GridPane.setValignment(name, javafx.geometry.VPos.TOP);
            rows.addRow(row++, name, value);
        }
    }
}
