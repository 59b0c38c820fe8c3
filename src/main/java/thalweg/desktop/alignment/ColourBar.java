package thalweg.desktop.alignment;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import thalweg.alignment.Alignment;
import thalweg.desktop.chart.PixelImage;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.report.ChartTheme;
import thalweg.report.ColourMap;
import thalweg.report.HeatmapImage;

/** The colour scale beside the maps, 1 on top. */
public final class ColourBar extends Region {
    private static final double WIDTH = 8;

    private final ImageView image = new ImageView();
    private final Label top = label("1");
    private final Label middle = label("0");
    private final Label bottom = label("−1");
    private double length = 100;

    /**
     * @param side whose scale it is
     */
    public ColourBar(
            Texts texts, ObservableValue<Alignment.Side> side, ObservableValue<ChartTheme> theme) {
        getStyleClass().add("colour-bar");
        Tips.on(this, texts.of("alignment.bar.about"));
        getChildren().addAll(image, top, middle, bottom);
        Runnable paint = () -> paint(side.getValue(), theme.getValue());
        side.addListener((observed, before, now) -> paint.run());
        theme.addListener((observed, before, now) -> paint.run());
        paint.run();
        setMinWidth(30);
        setPrefWidth(30);
        setMaxWidth(30);
        setMinHeight(0);
    }

    /** How long the scale is, its labels included: as long as the maps are high. */
    public void setLength(double pixels) {
        if (length != pixels) {
            length = pixels;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double height = Math.max(10, length);
        var clip = new Rectangle(WIDTH, height);
        clip.setArcWidth(WIDTH);
        clip.setArcHeight(WIDTH);
        image.setFitWidth(WIDTH);
        image.setFitHeight(height);
        image.setClip(clip);
        image.relocate(0, 0);
        put(top, 0, 0);
        put(middle, height, 0.5);
        put(bottom, height, 1);
    }

    private void paint(Alignment.Side side, ChartTheme theme) {
        boolean signed = side == Alignment.Side.JOINT;
        ColourMap colours =
                signed ? ColourMap.diverging(theme.dark()) : ColourMap.sequential(theme.dark());
        image.setImage(PixelImage.of(HeatmapImage.scale(colours, 1, 256), 1, 256));
        bottom.setText(signed ? "−1" : "0");
        middle.setVisible(signed);
        requestLayout();
    }

    /** Beside the scale, at a part of its length. */
    private static void put(Label label, double height, double part) {
        label.autosize();
        label.relocate(WIDTH + 5, Math.floor(part * (height - label.getHeight())));
    }

    private static Label label(String text) {
        var label = new Label(text);
        label.getStyleClass().add("axis-label");
        return label;
    }
}
