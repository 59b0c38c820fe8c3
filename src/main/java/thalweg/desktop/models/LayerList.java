package thalweg.desktop.models;

import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.AlignmentCurve;
import thalweg.desktop.chart.Segments;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.Phase;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.Snapshot;
import thalweg.network.Parameter;

/**
 * The layers and their R(γ) at the step shown; the chosen one is looked at closely. Of many layers
 * a strip shows all at a glance, and they can be searched and sorted.
 *
 * <p>While a name is typed the pictures follow the first layer that fits and the arrow keys; Enter
 * keeps it, Esc goes back to the layer of before.
 */
final class LayerList extends VBox {
    private static final double GAP = 8;
    private static final double LEAST_ROOM = 150;

    private final WorkbenchState state;
    private final TextField search = new TextField();
    private final ObjectProperty<LayerRows.Order> order =
            new SimpleObjectProperty<>(LayerRows.Order.NETWORK);
    private final HBox title;
    private final HBox tools;
    private final HBox sorts;
    private final LayerStrip strip;
    private final LayerRowsView view;
    private LayerRows layers = new LayerRows(List.of());
    private ShownR shown = ShownR.NONE;
    private @Nullable AlignmentCurve newest;
    private String chosenBefore = "";
    private final ReadOnlyBooleanWrapper opened = new ReadOnlyBooleanWrapper(false);
    private boolean waiting;

    LayerList(WorkbenchState state) {
        this.state = state;
        title = title();
        sorts =
                Segments.of(
                        state.texts(),
                        order,
                        LayerRows.Order.values(),
                        by -> by == LayerRows.Order.R ? "layers.by-r" : "layers.in-order");
        tools = tools();
        strip = new LayerStrip(state.texts(), tensor -> layers.name(tensor), this::choose);
        view = new LayerRowsView(state.texts(), () -> shown, this::choose);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInList);
        setSpacing(GAP);
        getChildren().addAll(title, strip, tools, view);
        state.pairProperty().subscribe(this::fill);
        state.chosenLayerProperty().subscribe(this::select);
        state.gammaProperty().subscribe(g -> showSoon());
        state.history().snapshotProperty().subscribe(step -> showSoon());
        state.phaseProperty().subscribe(phase -> showSoon());
        state.pictures().beforeProperty().subscribe(r -> showSoon());
        state.pictures()
                .rByStep()
                .addListener((MapChangeListener<Integer, AlignmentCurve>) change -> showSoon());
        search.textProperty().subscribe(this::typed);
        order.subscribe(this::sort);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::openOrClose);
        visibleProperty().bind(state.pairProperty().isNotNull());
        managedProperty().bind(visibleProperty());
    }

    private HBox title() {
        var gamma = new Label();
        gamma.getStyleClass().add("section");
        gamma.textProperty()
                .bind(state.gammaProperty().map(g -> "R(" + compact(g.doubleValue()) + ")"));
        Tips.on(gamma, state.texts().of("layers.r.definition"));
        Label name = state.texts().on(new Label(), "layers.section");
        name.getStyleClass().add("section");
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        return new HBox(name, stretch, gamma);
    }

    private HBox tools() {
        search.setId("layer-search");
        search.promptTextProperty().bind(state.texts().of("layers.find"));
        search.accessibleTextProperty().bind(state.texts().of("layers.find"));
        search.getStyleClass().add("layer-search");
        search.setMinWidth(0);
        HBox.setHgrow(search, Priority.ALWAYS);
        Tips.on(search, state.texts().of("layers.find.about"));
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInSearch);
        Tips.on(sorts, state.texts().of("layers.sorts.about"));
        return new HBox(GAP, search, sorts);
    }

    /** Open while the keys go to the field, and on to the list: it then wants all the room. */
    ReadOnlyBooleanProperty openedProperty() {
        return opened.getReadOnlyProperty();
    }

    private void openOrClose(@Nullable Node keysGoTo) {
        if (keysGoTo == search) {
            chosenBefore = state.chosenLayerProperty().get();
            opened.set(true);
        } else if (keysGoTo != view) {
            opened.set(false);
            if (!layers.many() && tools.isVisible()) {
                search.clear();
                show(tools, false);
            }
        }
    }

    /** Where a layer is typed; of few layers it is there only while it is asked for. */
    Node finder() {
        show(tools, true);
        return search;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Gives the list so much room, in pixels; what doesn't fit is scrolled to. */
    void fit(double room) {
        double above = title.prefHeight(-1) + GAP;
        if (layers.many()) {
            above += strip.prefHeight(getWidth()) + GAP + tools.prefHeight(-1) + GAP;
        }
        view.limit(
                layers.many() ? Math.max(LEAST_ROOM, room - above) : Double.MAX_VALUE,
                opened.get());
    }

    private void pressedInSearch(KeyEvent event) {
        KeyCode key = event.getCode();
        if (event.isShortcutDown()) {
            return;
        }
        if (key == KeyCode.ENTER) {
            leave();
        } else if (key == KeyCode.ESCAPE) {
            if (layers.tensors().contains(chosenBefore)) {
                choose(chosenBefore);
            }
            leave();
        } else if (key == KeyCode.HOME || key == KeyCode.END || !view.move(event)) {
            return; // the field's own
        }
        event.consume();
    }

    private void pressedInList(KeyEvent event) {
        boolean searched = !search.getText().isEmpty();
        boolean ends = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE;
        if (searched && ends) {
            leave();
            event.consume();
        }
    }

    /** Shows all layers again, and gives the keys back to the window. */
    private void leave() {
        search.clear();
        getScene().getRoot().requestFocus();
    }

    private void typed(String text) {
        arrange();
        if (!text.isEmpty() && !view.hasChosen()) {
            view.chooseFirst();
        }
    }

    private void fill(@Nullable PairInHand pair) {
        List<String> tensors =
                pair == null
                        ? List.of()
                        : pair.pair().a().matrices().stream().map(Parameter::name).toList();
        newest = null;
        shown = ShownR.NONE;
        if (!tensors.equals(layers.tensors())) {
            layers = new LayerRows(tensors);
            order.set(LayerRows.Order.NETWORK);
            search.clear();
            for (Node node : List.of(strip, tools, sorts)) {
                show(node, layers.many());
            }
        }
        strip.fill(tensors);
        arrange();
        showSoon();
    }

    private void sort(LayerRows.Order by) {
        arrange();
        if (by == LayerRows.Order.R) {
            view.toTop(); // the best aligned are what one wants to see
        }
    }

    private void arrange() {
        view.fill(layers.of(search.getText(), order.get(), shown::now));
        view.select(state.chosenLayerProperty().get());
    }

    private void choose(String tensor) {
        state.chosenLayerProperty().set(tensor);
    }

    private void select(String chosen) {
        strip.select(chosen);
        view.select(chosen);
    }

    /** Once a turn of the window's thread, however many steps come. */
    private void showSoon() {
        if (!waiting) {
            waiting = true;
            Platform.runLater(
                    () -> {
                        waiting = false;
                        show();
                    });
        }
    }

    private void show() {
        Snapshot snapshot = state.history().shown();
        int step = snapshot == null ? 0 : snapshot.step();
        AlignmentCurve before = state.pictures().beforeProperty().get();
        AlignmentCurve now = state.pictures().rAt(step, state.phase());
        if (now == null && step == 0) {
            now = before;
        }
        if (now != null) {
            newest = now; // until a step is measured the one before it stays
        }
        shown = new ShownR(before, newest, state.gammaProperty().get());
        strip.show(shown);
        view.showR();
        if (order.get() == LayerRows.Order.R && state.phase() != Phase.SEARCHING) {
            // While a search runs rows that jump can't be read; the place that is looked at stays.
            view.fill(layers.of(search.getText(), order.get(), shown::now));
            view.mark(state.chosenLayerProperty().get());
        }
    }

    private static String compact(double gamma) {
        String text = String.format(Locale.ROOT, "%.2f", gamma);
        return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
    }
}
