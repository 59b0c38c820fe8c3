package thalweg.desktop.symmetry;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.Correcting;
import thalweg.report.GraphData;
import thalweg.report.Heading;
import thalweg.symmetry.Symmetry;

/**
 * The permutation groups of the pair in hand as a table and as a graph, to be corrected: what the
 * check says of them stands below.
 */
public final class SymmetrySheet extends VBox {
    private static final double WIDTH = 1360;
    private static final double HEIGHT = 860;
    private static final double LEFT = 540;

    private final SymmetryModel model;
    private final GroupTable groups;
    private final AxisList axes;
    private final GraphView graph;
    private final VerdictRow verdict;
    private final Label title = new Label();
    private final Label units = new Label();
    private final Label axesTitle = new Label();
    private final ActionButton merge;
    private final ActionButton split;
    private final ActionButton freeze;
    private final ActionButton undo;
    private final ActionButton reset;

    /**
     * @param leave puts the sheet away
     */
    public SymmetrySheet(SymmetryModel model, PanelTools tools, Runnable leave) {
        this.model = model;
        groups = new GroupTable(model, tools.theme());
        axes = new AxisList(model);
        verdict = new VerdictRow(model.correcting()::checkIfUnknown);
        graph = new GraphView(model, tools.theme(), groups::select);
        merge =
                new ActionButton(
                        "symmetry-merge",
                        "Merge",
                        "Have the two chosen groups move as one, unit by unit (M)",
                        model.noMergeProperty(),
                        model::merge);
        split =
                new ActionButton(
                        "symmetry-split",
                        "Split off",
                        "Give the ticked axes a group of their own (S)",
                        model.noSplitProperty(),
                        model::split);
        freeze =
                new ActionButton(
                        "symmetry-freeze",
                        "Freeze",
                        "Keep the chosen group still, or let it move again (F)",
                        model.noFreezeProperty(),
                        model::freezeOrThaw);
        undo =
                new ActionButton(
                        "symmetry-undo",
                        "Undo",
                        "Take the last change back (Ctrl+Z)",
                        model.noUndoProperty(),
                        model::undo);
        reset =
                new ActionButton(
                        "symmetry-reset",
                        "Reset to derived",
                        "Back to the groups as they were derived (R)",
                        model.noResetProperty(),
                        model::reset);
        setId("symmetry-sheet");
        getStyleClass().add("sheet");
        setMaxSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMinSize(0, 0);
        var content = new HBox(14, tables(), pictured(tools));
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(0);
        getChildren().addAll(head(), content, verdict, buttons(leave));
        listen();
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) { // lists keep it for themselves
                        event.consume();
                        leave.run();
                    }
                });
    }

    private void listen() {
        Subscription shown =
                Subscription.combine(
                        model.correcting().symmetryProperty().subscribe(this::fill),
                        model.correcting().proofProperty().subscribe(proof -> judge()),
                        model.correcting().failureProperty().subscribe(failure -> judge()));
        model.chosen().addListener((ListChangeListener<Integer>) change -> showAxes());
        sceneProperty().addListener((o, was, is) -> endWith(is, shown));
    }

    private void judge() {
        Correcting correcting = model.correcting();
        verdict.show(correcting.proofProperty().get(), correcting.failureProperty().get());
        groups.refresh();
    }

    private void endWith(@Nullable Scene scene, Subscription shown) {
        if (scene == null) {
            shown.unsubscribe();
            graph.close();
            groups.close();
            model.close();
        }
    }

    /** Puts a group in front; does nothing where there is none of that index. */
    public void choose(int group) {
        groups.select(group);
    }

    /** What has the keyboard first. */
    public Node first() {
        return groups.list();
    }

    private HBox head() {
        title.getStyleClass().add("title");
        units.setId("symmetry-units");
        units.getStyleClass().add("muted");
        units.setMinWidth(USE_PREF_SIZE);
        Tips.on(units, "Units that some group may move; of nested groups, those within the blocks");
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        var row = new HBox(12, title, stretch, units);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private VBox tables() {
        axesTitle.getStyleClass().add("section");
        axesTitle.setMaxWidth(LEFT);
        VBox.setVgrow(groups, Priority.ALWAYS);
        VBox.setVgrow(axes, Priority.ALWAYS);
        groups.setMinHeight(90);
        groups.setPrefHeight(300);
        axes.setMinHeight(60);
        axes.setPrefHeight(220);
        var box = new VBox(8, groups, axesTitle, axes);
        box.setMinWidth(LEFT);
        box.setPrefWidth(LEFT);
        box.setMaxWidth(LEFT);
        return box;
    }

    private VBox pictured(PanelTools tools) {
        var said = new Label("Layers, coloured by the group of their outputs");
        said.getStyleClass().add("section");
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        var row =
                new HBox(
                        4,
                        said,
                        stretch,
                        zoom("−", "Smaller (−, or Ctrl and the wheel)", graph::zoomOut),
                        zoom("+", "Larger (+, or Ctrl and the wheel)", graph::zoomIn),
                        zoom(
                                "fit",
                                "Show the whole graph; once more: fill the width (0)",
                                graph::fit),
                        export(tools));
        row.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(graph, Priority.ALWAYS);
        graph.setMinSize(0, 0);
        var box = new VBox(4, row, graph);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMinWidth(0);
        return box;
    }

    private static Button zoom(String text, String help, Runnable action) {
        var button = new Button(text);
        button.getStyleClass().add("panel-action");
        button.setOnAction(e -> action.run());
        button.setFocusTraversable(false);
        Tips.on(button, help);
        return button;
    }

    /** Files hold the whole graph, at its own size. */
    private MenuButton export(PanelTools tools) {
        var whole =
                new Region() {
                    @Override
                    public boolean isResizable() {
                        return true;
                    }
                };
        model.pictureProperty()
                .subscribe(
                        now -> {
                            if (now != null) {
                                whole.resize(now.layout().width() + 20, now.layout().height());
                            }
                        });
        return ExportMenu.button(
                tools,
                this::shownGraph,
                () -> new Heading("Permutation groups", model.title()),
                whole,
                () -> graph.picture() == null);
    }

    private GraphData shownGraph() {
        SymmetryModel.Picture now = graph.picture();
        return now == null ? new GraphData(List.of(), List.of(), -1) : now.data();
    }

    private HBox buttons(Runnable leave) {
        var hint =
                new Label(
                        "Choose two groups to merge them; tick axes to split them off."
                                + " Corrections end with the window.");
        hint.getStyleClass().addAll("muted", "small");
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        var done = new Button("Done");
        done.setId("symmetry-done");
        done.getStyleClass().add("search-button");
        done.setOnAction(e -> leave.run());
        Tips.on(done, "Put this away (Esc); a search moves by these groups if the check holds");
        var row = new HBox(8, hint, stretch, merge, split, freeze, undo, reset, done);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void fill(@Nullable Symmetry now) {
        groups.fill();
        title.setText("Symmetry of " + model.title());
        int free = now == null ? 0 : now.freeUnits();
        units.setText(
                now != null && now.corrected()
                        ? "%,d free units, %,d as derived".formatted(free, model.derivedUnits())
                        : "%,d free units".formatted(free));
        showAxes();
    }

    private void showAxes() {
        axes.fill();
        Symmetry now = model.symmetry();
        int front = model.front();
        axesTitle.setText(
                now != null && front >= 0 && front < now.groups().size()
                        ? "Axes that %s permutes together".formatted(now.groups().get(front).name())
                        : "Axes");
        freeze.button().setText(model.isFrozen() ? "Thaw" : "Freeze");
        graph.reveal(front);
    }

    /** Plain keys are this sheet's own: behind it they would search, play and move α. */
    private void key(KeyEvent event) {
        if (event.isShortcutDown()) {
            if (event.getCode() == KeyCode.Z) {
                event.consume();
                model.undo();
            }
            return;
        }
        switch (event.getCode()) {
            case M -> model.merge();
            case S -> model.split();
            case F -> model.freezeOrThaw();
            case R -> model.reset();
            case TAB -> {
                return;
            }
            default -> {
                if (event.getCode().isFunctionKey()) {
                    return;
                }
            }
        }
        event.consume();
    }
}
