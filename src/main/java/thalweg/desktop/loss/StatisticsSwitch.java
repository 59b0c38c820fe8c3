package thalweg.desktop.loss;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import thalweg.desktop.chart.Segments;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.evaluation.Renormalization;

/** None, reset or REPAIR, and on how many training examples. */
final class StatisticsSwitch extends HBox {
    private static final int[] LIMITS = {500, 1000, 2000, 5000, 10_000};

    private static final String DEFINITION = "loss.statistics.definition";

    StatisticsSwitch(StatisticsModel model, Texts texts) {
        super(4);
        setId("statistics");
        setAlignment(Pos.CENTER);
        HBox segments =
                Segments.of(
                        texts,
                        model.kindProperty(),
                        Renormalization.values(),
                        kind -> "loss.statistics." + kind.label());
        var reset = segments.getChildren().get(Renormalization.RESET.ordinal());
        reset.visibleProperty().bind(model.batchNormProperty());
        reset.managedProperty().bind(model.batchNormProperty());
        Tips.on(segments, texts.of(DEFINITION));
        visibleProperty().bind(model.trainingProperty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(segments, limits(model, texts));
    }

    private static MenuButton limits(StatisticsModel model, Texts texts) {
        var button = new MenuButton();
        button.getStyleClass().addAll("panel-action", "count-action");
        button.setId("statistics-limit");
        button.setMinWidth(Region.USE_PREF_SIZE);
        texts.on(button, "loss.statistics.limit", model.limitProperty());
        button.visibleProperty()
                .bind(Bindings.notEqual(model.kindProperty(), Renormalization.NONE));
        button.managedProperty().bind(button.visibleProperty());
        for (int limit : LIMITS) {
            var item = texts.on(new MenuItem(), "loss.statistics.first", limit);
            item.setOnAction(event -> model.limitProperty().set(limit));
            button.getItems().add(item);
        }
        Tips.on(button, texts.of("loss.statistics.limit.about"));
        return button;
    }
}
