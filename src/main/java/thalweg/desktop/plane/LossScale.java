package thalweg.desktop.plane;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.PixelImage;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.report.ChartTheme;
import thalweg.report.Figures;
import thalweg.report.HeatmapImage;
import thalweg.report.PlaneChartData;
import thalweg.report.PlaneImage;

/** The colour scale of the maps, the largest loss on top; losses of contours stand beside it. */
final class LossScale extends Region {
    private static final double WIDTH = 8;

    private final ObservableValue<PlaneChartData> data;
    private final ImageView image = new ImageView();
    private final Rectangle clip = new Rectangle();
    private final List<Label> labels = new ArrayList<>();

    LossScale(
            Texts texts, ObservableValue<PlaneChartData> data, ObservableValue<ChartTheme> theme) {
        this.data = data;
        setId("loss-scale");
        getStyleClass().add("colour-bar");
        Tips.on(this, texts.of("plane.scale.about"));
        image.setClip(clip);
        clip.setArcWidth(WIDTH);
        clip.setArcHeight(WIDTH);
        getChildren().add(image);
        data.addListener((o, was, is) -> write(is));
        theme.subscribe(
                now ->
                        image.setImage(
                                PixelImage.of(
                                        HeatmapImage.scale(PlaneImage.colours(now), 1, 256),
                                        1,
                                        256)));
        write(data.getValue());
    }

    private void write(@Nullable PlaneChartData now) {
        getChildren().removeAll(labels);
        labels.clear();
        if (now != null) {
            label(now.most());
            label(now.least());
            now.levels().forEach(this::label);
        }
        getChildren().addAll(labels);
        requestLayout();
    }

    private void label(double loss) {
        var label = new Label(Figures.brief(loss));
        label.getStyleClass().add("axis-label");
        label.setUserData(loss);
        labels.add(label);
    }

    @Override
    protected void layoutChildren() {
        PlaneChartData now = data.getValue();
        double height = getHeight();
        image.setFitWidth(WIDTH);
        image.setFitHeight(height);
        clip.setWidth(WIDTH);
        clip.setHeight(height);
        if (now == null) {
            return;
        }
        List<Label> placed = new ArrayList<>();
        for (Label label : labels) { // the ends first: what finds no room beside others is left out
            label.autosize();
            double at = height * (1 - now.share((double) label.getUserData()));
            double top = Math.clamp(at - label.getHeight() / 2, 0, height - label.getHeight());
            label.relocate(WIDTH + 5, Math.floor(top));
            boolean free =
                    placed.stream()
                            .allMatch(
                                    other ->
                                            Math.abs(other.getLayoutY() - label.getLayoutY())
                                                    >= label.getHeight());
            label.setVisible(free);
            if (free) {
                placed.add(label);
            }
        }
    }
}
