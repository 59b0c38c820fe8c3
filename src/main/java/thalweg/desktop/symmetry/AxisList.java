package thalweg.desktop.symmetry;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.symmetry.AxisSegment;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;
import thalweg.symmetry.TensorAxis;

/** The axes of the group in front: tensor, axis, role, place; ticked to be split off. */
final class AxisList extends ListView<TensorAxis> {
    private static final double ROW = 24;
    private static final double TENSOR = 166;
    private static final double AXIS = 40;
    private static final double PLACE = 100;

    private final SymmetryModel model;
    private final Texts texts;

    AxisList(SymmetryModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("symmetry-axes");
        accessibleTextProperty().bind(texts.of("symmetry.axes.about"));
        getStyleClass().addAll("command-list", "tensor-list", "axis-list");
        setFixedCellSize(ROW);
        setCellFactory(view -> new Row());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    void fill() {
        Symmetry now = model.symmetry();
        int front = model.front();
        getItems()
                .setAll(
                        now == null || front < 0 || front >= now.groups().size()
                                ? List.of()
                                : now.groups().get(front).axes());
        getSelectionModel().selectFirst();
        refresh();
    }

    private void key(KeyEvent event) {
        TensorAxis axis = getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.SPACE && axis != null) {
            event.consume();
            toggle(axis);
        }
    }

    private void toggle(TensorAxis axis) {
        if (!model.ticked().remove(axis)) {
            model.ticked().add(axis);
        }
        refresh();
    }

    /** E.g. "0–511"; of several pieces their number. */
    private String place(List<AxisSegment> segments) {
        if (segments.size() > 1) {
            return texts.get("symmetry.segments-count", segments.size());
        }
        AxisSegment s = segments.getFirst();
        int last = s.position(s.first() + s.count() - 1, s.block() - 1);
        String range = s.offset() + "–" + last;
        return s.block() > 1 ? texts.get("symmetry.by-block", range, s.block()) : range;
    }

    private final class Row extends ListCell<TensorAxis> {
        private final CheckBox tick = new CheckBox();
        private final Label tensor = new Label();
        private final Label axis = new Label();
        private final Label role = new Label();
        private final Label place = new Label();
        private final HBox row;

        Row() {
            tick.setFocusTraversable(false);
            tick.getStyleClass().add("axis-tick");
            tick.setOnAction(e -> toggleShown());
            tensor.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            tensor.getStyleClass().add("strong-name");
            fix(tensor, TENSOR);
            fix(axis, AXIS);
            fix(place, PLACE);
            axis.getStyleClass().add("muted");
            role.getStyleClass().add("muted");
            role.setMaxWidth(Double.MAX_VALUE);
            role.setMinWidth(0);
            role.setPrefWidth(0);
            HBox.setHgrow(role, Priority.ALWAYS);
            place.setAlignment(Pos.CENTER_RIGHT);
            place.getStyleClass().add("muted");
            Tips.on(place, texts.of("symmetry.place.about"));
            row = new HBox(8, tick, tensor, axis, role, place);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        private static void fix(Label label, double width) {
            label.setMinWidth(width);
            label.setPrefWidth(width);
            label.setMaxWidth(width);
        }

        private void toggleShown() {
            if (getItem() != null) {
                getSelectionModel().select(getItem());
                toggle(getItem());
            }
        }

        @Override
        protected void updateItem(@Nullable TensorAxis item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            Symmetry now = model.symmetry();
            int front = model.front();
            if (empty || item == null || now == null || front < 0 || front >= now.groups().size()) {
                setGraphic(null);
                return;
            }
            PermutationGroup group = now.groups().get(front);
            List<AxisSegment> segments =
                    group.segments().stream().filter(s -> s.on().equals(item)).toList();
            if (segments.isEmpty()) { // of the group before; the new one's come in a moment
                setGraphic(null);
                return;
            }
            tick.setSelected(model.ticked().contains(item));
            tensor.setText(item.tensor());
            axis.setText(texts.get("symmetry.axis", item.axis()));
            role.setText(model.role(item));
            place.setText(place(segments));
            tick.setAccessibleText(texts.get("symmetry.tick", item));
            setAccessibleText(
                    texts.get(
                            tick.isSelected() ? "symmetry.axis.ticked" : "symmetry.axis.row",
                            item,
                            role.getText(),
                            place.getText()));
            setGraphic(row);
        }
    }
}
