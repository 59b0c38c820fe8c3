package thalweg.desktop.models;

import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.commands.CommandPalette;
import thalweg.desktop.workbench.OpenModel;
import thalweg.desktop.workbench.Workbench;

/** Models, layers, groups. */
public final class Sidebar extends ScrollPane {
    /** In pixels; it does not change. */
    public static final double WIDTH = 248;

    private static final double GAP = 16;
    private static final double PADDING = 14;
    private static final double BELOW = 96;

    private final Workbench workbench;
    private final VBox cards = new VBox(8);
    private final VBox models;
    private final LayerList layers;
    private double scrolled;

    /**
     * The sidebar of a workbench.
     *
     * @param showSymmetry shows the permutation groups in full, one of them chosen; −1 for none
     */
    public Sidebar(Workbench workbench, IntConsumer showSymmetry) {
        this.workbench = workbench;
        getStyleClass().add("sidebar");
        var title = workbench.state().texts().on(new Label(), "models.title");
        title.getStyleClass().add("section");
        var none = workbench.state().texts().on(new Label(), "models.none");
        none.getStyleClass().addAll("small", "muted");
        none.visibleProperty().bind(Bindings.isEmpty(workbench.state().models()));
        none.managedProperty().bind(none.visibleProperty());
        models = new VBox(10, title, none, cards);
        layers = new LayerList(workbench.state());
        var groups = new GroupList(workbench.state(), workbench.correcting(), showSymmetry);
        var content = new VBox(GAP, models, layers, groups);
        content.getStyleClass().add("sidebar-content");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        workbench
                .state()
                .models()
                .addListener((ListChangeListener<OpenModel>) change -> update(change));
        viewportBoundsProperty().subscribe(this::share);
        models.heightProperty().subscribe(this::share);
        workbench.state().pairProperty().subscribe(this::share);
        layers.openedProperty().addListener((open, was, is) -> scroll(is));
        workbench.state().models().forEach(m -> cards.getChildren().add(card(m)));
        workbench.state().selectedProperty().subscribe(this::select);
    }

    /** Gives a card the focus, and brings it into sight. */
    private void select(@Nullable OpenModel model) {
        for (Node card : cards.getChildren()) {
            if (model != null && card.getUserData() == model && !card.isFocusWithin()) {
                card.requestFocus();
                double hidden = getContent().getBoundsInLocal().getHeight() - getHeight();
                double top = card.getBoundsInParent().getMinY();
                setVvalue(hidden <= 0 ? 0 : Math.clamp(top / hidden, 0, 1));
            }
        }
    }

    /** Goes to where a layer is typed. */
    public void findLayer() {
        layers.finder().requestFocus();
    }

    /**
     * The layers take what the models leave, and leave some lines to what comes below; all while
     * one is searched.
     */
    private void share() {
        double room = getViewportBounds().getHeight() - 2 * GAP;
        boolean all = layers.openedProperty().get();
        layers.fit(all ? room : room - PADDING - models.getHeight() - BELOW);
    }

    /** Scrolls to the layers, and back to where one was. */
    private void scroll(boolean opened) {
        if (opened) {
            scrolled = getVvalue();
        }
        share();
        layout();
        double hidden =
                getContent().getLayoutBounds().getHeight() - getViewportBounds().getHeight();
        Bounds place = layers.getBoundsInParent();
        double above = Math.max(0, hidden) * getVvalue();
        boolean inSight =
                place.getMinY() >= above
                        && place.getMaxY() <= above + getViewportBounds().getHeight();
        if (!opened) {
            setVvalue(scrolled);
        } else if (hidden > 0 && !inSight) {
            setVvalue(Math.min(1, (place.getMinY() - GAP) / hidden));
        }
    }

    private void update(ListChangeListener.Change<? extends OpenModel> change) {
        while (change.next()) {
            change.getRemoved()
                    .forEach(m -> cards.getChildren().removeIf(c -> c.getUserData() == m));
            change.getAddedSubList().forEach(m -> cards.getChildren().add(card(m)));
        }
    }

    private ModelCard card(OpenModel model) {
        var card = new ModelCard(workbench, model);
        card.setUserData(model);
        card.focusWithinProperty()
                .subscribe(
                        focused -> {
                            ObjectProperty<OpenModel> selected =
                                    workbench.state().selectedProperty();
                            if (focused) {
                                selected.set(model);
                            } else if (selected.get() == model && !isInPalette(focused())) {
                                selected.set(null);
                            }
                        });
        return card;
    }

    private @Nullable Node focused() {
        return getScene() == null ? null : getScene().getFocusOwner();
    }

    /** The palette is about what had the focus before it. */
    private static boolean isInPalette(@Nullable Node node) {
        return node != null
                && (CommandPalette.ID.equals(node.getId()) || isInPalette(node.getParent()));
    }
}
