package thalweg.desktop.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import thalweg.desktop.words.Texts;

/**
 * The list of layers under their headings. Only the rows in sight are nodes; the arrow keys pass
 * over headings; the row that is selected is the layer that is chosen.
 */
final class LayerRowsView extends ListView<LayerRows.Row> {
    private static final double ROW = 25;
    private static final double LEAST_NAME = 50;
    private static final double MOST_NAME = 124;
    private static final int MEASURED = 12;

    private final Consumer<String> choose;
    private final List<LayerRow> cells = new ArrayList<>();
    private final DoubleProperty nameWidth = new SimpleDoubleProperty(LEAST_NAME);
    private boolean filling;
    private boolean following;
    private int least = 1;
    private int most = Integer.MAX_VALUE;

    /**
     * @param shown R of the layers now
     * @param choose told which layer a person has chosen
     */
    LayerRowsView(Texts texts, Supplier<ShownR> shown, Consumer<String> choose) {
        this.choose = choose;
        setId("layer-list");
        accessibleTextProperty().bind(texts.of("layers.list"));
        accessibleHelpProperty().bind(texts.of("layers.list.about"));
        getStyleClass().add("layer-list");
        setFixedCellSize(ROW);
        setCellFactory(
                view -> {
                    var cell = new LayerRow(texts, shown, nameWidth);
                    cells.add(cell);
                    return cell;
                });
        setPlaceholder(texts.on(new Label(), "layers.none"));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        row -> {
                            if (!filling && row instanceof LayerRows.Layer layer) {
                                choose.accept(layer.tensor());
                            }
                        });
    }

    /** The rows anew; those that are there stay. */
    void fill(List<LayerRows.Row> rows) {
        if (rows.equals(getItems())) {
            return;
        }
        filling = true;
        nameWidth.set(widest(rows));
        getItems().setAll(rows);
        filling = false;
        takeRoom();
    }

    /**
     * Shows at most so many pixels of rows at once.
     *
     * @param steady whether the list keeps its height when it has fewer rows, as while one types
     */
    void limit(double pixels, boolean steady) {
        int rows = (int) Math.max(1, (pixels - 2) / ROW);
        int keep = steady ? Math.min(rows, Math.max(least, getItems().size())) : 1;
        if (rows != most || keep != least) {
            most = rows;
            least = keep;
            takeRoom();
            follow();
        }
    }

    private void takeRoom() {
        // One that finds nothing still says so.
        double height = Math.clamp(getItems().size(), least, most) * ROW + 2;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    /** R has changed. */
    void showR() {
        cells.forEach(LayerRow::show);
    }

    /** Marks a layer's row and brings it into sight; none where it isn't among the rows. */
    void select(String tensor) {
        if (mark(tensor)) {
            follow();
        }
    }

    /**
     * Marks a layer's row, wherever it is.
     *
     * @return whether it is among the rows
     */
    boolean mark(String tensor) {
        int row = row(tensor);
        if (row < 0) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != row) {
            getSelectionModel().clearAndSelect(row);
        }
        return row >= 0;
    }

    /** Shows the first rows. */
    void toTop() {
        following = false;
        scrollTo(0);
    }

    /** Whether the layer that is chosen is among the rows. */
    boolean hasChosen() {
        return getSelectionModel().getSelectedItem() instanceof LayerRows.Layer;
    }

    /** Chooses the first layer of the list, if there is one. */
    void chooseFirst() {
        chooseFrom(0, 1);
    }

    private int row(String tensor) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof LayerRows.Layer layer
                    && layer.tensor().equals(tensor)) {
                return i;
            }
        }
        return -1;
    }

    private void pressed(KeyEvent event) {
        if (!event.isShortcutDown() && move(event)) {
            event.consume();
        }
    }

    /** Does what an arrow key, Home, End or a page key asks for; false for other keys. */
    boolean move(KeyEvent event) {
        int at = getSelectionModel().getSelectedIndex();
        int page = Math.max(1, Math.min(most, getItems().size()) - 1);
        int last = getItems().size() - 1;
        switch (event.getCode()) {
            case UP -> chooseFrom(at - 1, -1);
            case DOWN -> chooseFrom(at + 1, 1);
            case PAGE_UP -> chooseNear(Math.max(0, at - page), -1);
            case PAGE_DOWN -> chooseNear(Math.min(last, at + page), 1);
            case HOME -> chooseFrom(0, 1);
            case END -> chooseFrom(last, -1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void chooseNear(int row, int by) {
        if (!chooseFrom(row, by)) {
            chooseFrom(row, -by);
        }
    }

    private boolean chooseFrom(int first, int by) {
        for (int i = first; i >= 0 && i < getItems().size(); i += by) {
            if (getItems().get(i) instanceof LayerRows.Layer layer) {
                choose.accept(layer.tensor());
                return true;
            }
        }
        return false;
    }

    /** Brings the marked row into sight when rows and sizes are settled. */
    private void follow() {
        following = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (following && lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            following = false;
            flow.layout();
            bringIntoSight(flow, getSelectionModel().getSelectedIndex());
        }
    }

    /** As little as it takes, and the row before or behind it with it. */
    private void bringIntoSight(VirtualFlow<?> flow, int row) {
        IndexedCell<?> first = flow.getFirstVisibleCell();
        if (row < 0 || first == null) {
            return;
        }
        int shown = Math.min(most, getItems().size());
        int top = first.getIndex();
        int cut = first.getLayoutY() < 0 ? 1 : 0;
        if (row < top + cut) {
            flow.scrollToTop(Math.max(0, row - 1));
        } else if (row >= top + shown - cut) {
            flow.scrollToTop(Math.max(0, row - shown + 2));
        }
    }

    /** The width of the widest name, within bounds. */
    private static double widest(List<LayerRows.Row> rows) {
        double width =
                rows.stream()
                        .filter(LayerRows.Layer.class::isInstance)
                        .map(row -> ((LayerRows.Layer) row).name())
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .limit(MEASURED)
                        .mapToDouble(LayerRowsView::width)
                        .max()
                        .orElse(0);
        return Math.clamp(Math.ceil(width) + 1, LEAST_NAME, MOST_NAME);
    }

    private static double width(String name) {
        var text = new Text(name);
        text.setFont(Font.font("Inter", 12.5));
        return text.getLayoutBounds().getWidth();
    }
}
