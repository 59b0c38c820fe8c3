package thalweg.desktop.describe;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.VPos;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Lines of text with their numbers; one of them can be marked. */
final class LineEditor extends Pane {
    private static final double SIZE = 12;
    private static final double GUTTER = 38;
    private static final double TOP = 8;

    private final TextArea area = new TextArea();
    private final Text numbers = new Text();
    private final Text markedNumber = new Text();
    private final Region mark = new Region();
    private final double ownHeight;
    private int lines = 1;
    private final IntegerProperty marked = new SimpleIntegerProperty(0);

    LineEditor(StringProperty text) {
        Font font = Font.font("Monospaced", SIZE);
        getStyleClass().add("line-editor");
        area.setId("description-text");
        area.setFont(font);
        area.setStyle("-fx-font-family: \"Monospaced\"; -fx-font-size: " + SIZE + "px;");
        area.getStyleClass().add("line-text");
        area.textProperty().bindBidirectional(text);
        for (Text column : new Text[] {numbers, markedNumber}) {
            column.setFont(font);
            column.setTextOrigin(VPos.TOP);
            column.setMouseTransparent(true);
            column.setManaged(false);
        }
        numbers.getStyleClass().add("line-numbers");
        markedNumber.getStyleClass().add("line-number-marked");
        ownHeight = heightOfALine(font);
        mark.getStyleClass().add("line-mark");
        mark.setMouseTransparent(true);
        mark.setManaged(false);
        getChildren().addAll(area, mark, numbers, markedNumber);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        area.scrollTopProperty().subscribe(top -> requestLayout());
        area.textProperty().subscribe(now -> number(now));
        marked.subscribe(line -> requestLayout());
    }

    /** Where a person types. */
    TextArea area() {
        return area;
    }

    /** The line that is marked, from 1; 0 for none. */
    IntegerProperty markedProperty() {
        return marked;
    }

    private static double heightOfALine(Font font) {
        var one = new Text("x");
        var two = new Text("x\nx");
        one.setFont(font);
        two.setFont(font);
        return two.getLayoutBounds().getHeight() - one.getLayoutBounds().getHeight();
    }

    private void number(String text) {
        lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
        var column = new StringBuilder();
        for (int n = 1; n <= lines; n++) {
            column.append("%3d\n".formatted(n));
        }
        numbers.setText(column.toString());
        requestLayout();
    }

    /** As the text area has it, which rounds by the screen's and the font's own measures. */
    double lineHeight() {
        return area.lookup(".text") instanceof Text typed && !typed.getText().isEmpty()
                ? typed.getLayoutBounds().getHeight() / lines
                : Math.ceil(ownHeight);
    }

    @Override
    protected void layoutChildren() {
        area.resizeRelocate(GUTTER, 0, Math.max(0, getWidth() - GUTTER), getHeight());
        double lineHeight = lineHeight();
        numbers.setLineSpacing(lineHeight - ownHeight);
        double top = TOP - area.getScrollTop();
        numbers.relocate(6, top);
        int line = marked.get();
        mark.setVisible(line > 0);
        markedNumber.setVisible(line > 0);
        double y = top + (line - 1) * lineHeight;
        mark.resizeRelocate(0, y, getWidth(), lineHeight);
        markedNumber.setText("%3d".formatted(line));
        markedNumber.relocate(6, y);
    }
}
