package thalweg.desktop.symmetry;

import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.report.ChartTheme;
import thalweg.report.GroupColours;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;
import thalweg.symmetry.SymmetryProof;

/** The groups, a row each; one or, to merge, two can be chosen. */
final class GroupTable extends VBox {
    private static final double ROW = 24;
    private static final double UNITS = 62;
    private static final double KIND = 64;
    private static final double COUNT = 46;
    private static final double SEGMENTS = 70;

    private final SymmetryModel model;
    private final ObservableValue<ChartTheme> theme;
    private final Texts texts;
    private final ListView<Integer> list = new ListView<>();
    private final HBox head;
    private final InvalidationListener repaint = theme -> refresh();
    private List<Integer> colours = List.of();
    private boolean filling;

    GroupTable(SymmetryModel model, PanelTools tools) {
        super(4);
        this.model = model;
        theme = tools.theme();
        texts = tools.texts();
        head = head();
        list.setId("symmetry-groups");
        list.accessibleTextProperty().bind(texts.of("symmetry.heading"));
        list.getStyleClass().addAll("command-list", "tensor-list", "group-table");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new Row());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<Integer>) change -> choose());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, list);
        theme.addListener(repaint);
    }

    /** Listens no more. */
    void close() {
        theme.removeListener(repaint);
    }

    ListView<Integer> list() {
        return list;
    }

    private HBox head() {
        Label name = cell("", 0, Pos.CENTER_LEFT);
        texts.on(name, "symmetry.group");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        Label units = cell("", UNITS, Pos.CENTER_RIGHT);
        texts.on(units, "symmetry.units-head");
        Tips.on(units, texts.of("symmetry.units-head.about"));
        Label kind = cell("", KIND, Pos.CENTER_LEFT);
        texts.on(kind, "symmetry.kind");
        Tips.on(kind, texts.of("symmetry.kind.about"));
        Label axes = cell("", COUNT, Pos.CENTER_RIGHT);
        texts.on(axes, "symmetry.axes-head");
        Tips.on(axes, texts.of("symmetry.axes-head.about"));
        Label segments = cell("", SEGMENTS, Pos.CENTER_RIGHT);
        texts.on(segments, "symmetry.segments");
        Tips.on(segments, texts.of("symmetry.segments.about"));
        var row = new HBox(8, name, units, kind, axes, segments);
        row.getStyleClass().add("table-head");
        return row;
    }

    /** The rows give way to the list's bar: so does their head. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (list.lookup(".scroll-bar:vertical") instanceof ScrollBar bar
                && !head.paddingProperty().isBound()) {
            head.paddingProperty()
                    .bind(
                            Bindings.createObjectBinding(
                                    () ->
                                            new Insets(
                                                    0,
                                                    bar.isVisible() ? 10 + bar.getWidth() : 10,
                                                    0,
                                                    10),
                                    bar.visibleProperty(),
                                    bar.widthProperty()));
        }
    }

    private static Label cell(String text, double width, Pos side) {
        var label = new Label(text);
        label.setAlignment(side);
        if (width > 0) {
            label.setMinWidth(width);
            label.setPrefWidth(width);
            label.setMaxWidth(width);
        }
        return label;
    }

    /** The groups as they stand; those chosen before stay so where they are still there. */
    void fill() {
        List<Integer> before = List.copyOf(model.chosen());
        List<Integer> now = model.shown();
        Symmetry symmetry = model.symmetry();
        colours = symmetry == null ? List.of() : GroupColours.of(symmetry);
        filling = true;
        list.getItems().setAll(now);
        list.getSelectionModel().clearSelection();
        if (!now.isEmpty()) {
            int first = before.isEmpty() ? now.getFirst() : Math.min(before.getFirst(), last(now));
            select(now.contains(first) ? first : now.getFirst());
        }
        filling = false;
        choose();
        list.refresh();
    }

    private static int last(List<Integer> groups) {
        return groups.getLast();
    }

    /** Chooses one group alone. */
    void select(int group) {
        int row = list.getItems().indexOf(group);
        if (row >= 0) {
            list.getSelectionModel().clearAndSelect(row);
            list.getFocusModel().focus(row);
            list.scrollTo(Math.max(0, row - 2));
        }
    }

    private void choose() {
        if (!filling) {
            List<Integer> now =
                    list.getSelectionModel().getSelectedItems().stream()
                            .filter(g -> g != null)
                            .sorted()
                            .toList();
            if (!now.equals(model.chosen())) {
                model.chosen().setAll(now);
            }
        }
    }

    /** Shows what a proof says, or other colours. */
    void refresh() {
        list.refresh();
    }

    private final class Row extends ListCell<Integer> {
        private final Rectangle swatch = new Rectangle(9, 9);
        private final Label name = new Label();
        private final Label fault = new Label();
        private final Label units = cell("", UNITS, Pos.CENTER_RIGHT);
        private final Label kind = cell("", KIND, Pos.CENTER_LEFT);
        private final Label axes = cell("", COUNT, Pos.CENTER_RIGHT);
        private final Label segments = cell("", SEGMENTS, Pos.CENTER_RIGHT);
        private final HBox row;

        Row() {
            swatch.setArcWidth(3);
            swatch.setArcHeight(3);
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            name.setMaxWidth(Double.MAX_VALUE);
            name.getStyleClass().add("strong-name");
            HBox.setHgrow(name, Priority.ALWAYS);
            fault.setMinWidth(USE_PREF_SIZE);
            fault.getStyleClass().add("text-naive");
            row = new HBox(8, swatch, name, fault, units, kind, axes, segments);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Integer index, boolean empty) {
            super.updateItem(index, empty);
            setText(null);
            Symmetry now = model.symmetry();
            if (empty || index == null || now == null || index >= colours.size()) {
                setGraphic(null);
                return;
            }
            PermutationGroup group = now.groups().get(index);
            boolean frozen = group.kind() == PermutationGroup.Kind.FROZEN;
            java.awt.Color colour = GroupColours.of(colours.get(index), theme.getValue());
            swatch.setFill(Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue()));
            name.setText(group.name());
            units.setText("%,d".formatted(group.size()));
            kind.setText(
                    texts.get("symmetry.kind." + group.kind().name().toLowerCase(Locale.ROOT)));
            kind.getStyleClass().setAll("label", frozen ? "text-a" : "muted");
            axes.setText("%,d".formatted(group.axes().size()));
            segments.setText("%,d".formatted(group.segments().size()));
            fault.setText(isAtFault(group.name()) ? "✗" : "");
            setAccessibleText(
                    texts.get(
                            isAtFault(group.name()) ? "symmetry.row.fault" : "symmetry.row",
                            group.name(),
                            units.getText(),
                            kind.getText(),
                            axes.getText(),
                            segments.getText()));
            setGraphic(row);
        }

        private boolean isAtFault(String group) {
            SymmetryProof proof = model.correcting().proofProperty().get();
            return proof != null && proof.faults().stream().anyMatch(f -> f.group().equals(group));
        }
    }
}
