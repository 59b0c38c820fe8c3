package thalweg.desktop.models;

import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import thalweg.desktop.workbench.OpenModel;
import thalweg.desktop.workbench.Workbench;

/** Models, layers, groups. */
public final class Sidebar extends ScrollPane {
    /** In pixels; it does not change. */
    public static final double WIDTH = 248;

    private final Workbench workbench;
    private final VBox cards = new VBox(8);

    /**
     * The sidebar of a workbench.
     *
     * @param showSymmetry shows the permutation groups in full, one of them chosen; −1 for none
     */
    public Sidebar(Workbench workbench, IntConsumer showSymmetry) {
        this.workbench = workbench;
        getStyleClass().add("sidebar");
        var title = new Label("MODELS");
        title.getStyleClass().add("section");
        var none = new Label("None is open yet (Ctrl O)");
        none.getStyleClass().addAll("small", "muted");
        none.visibleProperty().bind(Bindings.isEmpty(workbench.state().models()));
        none.managedProperty().bind(none.visibleProperty());
        var models = new VBox(10, title, none, cards);
        var content =
                new VBox(
                        16,
                        models,
                        new LayerList(workbench.state()),
                        new GroupList(workbench.state(), workbench.correcting(), showSymmetry));
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
        workbench.state().models().forEach(m -> cards.getChildren().add(card(m)));
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
        return card;
    }
}
