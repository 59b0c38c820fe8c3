package thalweg.desktop.loss;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import thalweg.desktop.chart.Segments;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.StatisticsChoice;
import thalweg.evaluation.Renormalization;

/** None, reset or REPAIR, and on how many training examples. */
final class StatisticsSwitch extends HBox {
    private static final int[] LIMITS = {500, 1000, 2000, 5000, 10_000};

    private static final String DEFINITION =
            "none: batch norm's running means and variances are interpolated like weights.\n"
                    + "reset: they are measured anew for θ(α) by one pass over training data, the"
                    + " plain mean over batches of 500.\n"
                    + "REPAIR: batch norm is fused into its layer, then every unit before its"
                    + " activation, but for the last layer's, is given the mean and deviation"
                    + " between those that it has in A and π(B).";

    StatisticsSwitch(StatisticsModel model) {
        super(4);
        setId("statistics");
        setAlignment(Pos.CENTER);
        HBox segments =
                Segments.of(model.kindProperty(), Renormalization.values(), StatisticsChoice::word);
        var reset = segments.getChildren().get(Renormalization.RESET.ordinal());
        reset.visibleProperty().bind(model.batchNormProperty());
        reset.managedProperty().bind(model.batchNormProperty());
        Tips.on(segments, DEFINITION);
        visibleProperty().bind(model.trainingProperty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(segments, limits(model));
    }

    private static MenuButton limits(StatisticsModel model) {
        var button = new MenuButton();
        button.getStyleClass().addAll("panel-action", "count-action");
        button.setId("statistics-limit");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty()
                .bind(model.limitProperty().map(n -> String.format(Locale.ROOT, "on %,d", n)));
        button.visibleProperty()
                .bind(Bindings.notEqual(model.kindProperty(), Renormalization.NONE));
        button.managedProperty().bind(button.visibleProperty());
        for (int limit : LIMITS) {
            var item = new MenuItem(String.format(Locale.ROOT, "first %,d of train", limit));
            item.setOnAction(event -> model.limitProperty().set(limit));
            button.getItems().add(item);
        }
        Tips.on(
                button,
                "How many training examples the statistics are measured on, the first ones");
        return button;
    }
}
