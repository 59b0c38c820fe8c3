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
import thalweg.desktop.words.Texts;
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
    private final Texts texts;
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
        this.texts = tools.texts();
        groups = new GroupTable(model, tools);
        axes = new AxisList(model, texts);
        verdict = new VerdictRow(texts, model.correcting()::checkIfUnknown);
        graph = new GraphView(model, tools, groups::select);
        merge =
                new ActionButton(
                        texts,
                        "symmetry-merge",
                        texts.of("symmetry.merge"),
                        "symmetry.merge.about",
                        model.noMergeProperty(),
                        model::merge);
        split =
                new ActionButton(
                        texts,
                        "symmetry-split",
                        texts.of("symmetry.split"),
                        "symmetry.split.about",
                        model.noSplitProperty(),
                        model::split);
        freeze =
                new ActionButton(
                        texts,
                        "symmetry-freeze",
                        texts.of("symmetry.freeze"),
                        "symmetry.freeze.about",
                        model.noFreezeProperty(),
                        model::freezeOrThaw);
        undo =
                new ActionButton(
                        texts,
                        "symmetry-undo",
                        texts.of("symmetry.undo"),
                        "symmetry.undo.about",
                        model.noUndoProperty(),
                        model::undo);
        reset =
                new ActionButton(
                        texts,
                        "symmetry-reset",
                        texts.of("symmetry.reset"),
                        "symmetry.reset.about",
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
                        model.correcting().failureProperty().subscribe(failure -> judge()),
                        texts.wordsProperty().subscribe(words -> refresh()));
        model.chosen().addListener((ListChangeListener<Integer>) change -> showAxes());
        sceneProperty().addListener((o, was, is) -> endWith(is, shown));
    }

    /** What rows say is made when they are filled. */
    private void refresh() {
        groups.refresh();
        axes.refresh();
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
        Tips.on(units, texts.of("symmetry.units.about"));
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
        Label said = texts.on(new Label(), "symmetry.graph");
        said.getStyleClass().add("section");
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        var row =
                new HBox(
                        4,
                        said,
                        stretch,
                        zoom("−", "symmetry.smaller", graph::zoomOut),
                        zoom("+", "symmetry.larger", graph::zoomIn),
                        zoom(texts.get("symmetry.fit"), "symmetry.fit.about", graph::fit),
                        export(tools));
        row.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(graph, Priority.ALWAYS);
        graph.setMinSize(0, 0);
        var box = new VBox(4, row, graph);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMinWidth(0);
        return box;
    }

    private Button zoom(String text, String help, Runnable action) {
        var button = new Button(text);
        button.getStyleClass().add("panel-action");
        button.setOnAction(e -> action.run());
        button.setFocusTraversable(false);
        Tips.on(button, texts.of(help));
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
                () -> new Heading(texts.get("symmetry.heading"), model.title()),
                whole,
                () -> graph.picture() == null);
    }

    private GraphData shownGraph() {
        SymmetryModel.Picture now = graph.picture();
        return now == null ? new GraphData(List.of(), List.of(), -1) : now.data();
    }

    private HBox buttons(Runnable leave) {
        Label hint = texts.on(new Label(), "symmetry.hint");
        hint.getStyleClass().addAll("muted", "small");
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        Button done = texts.on(new Button(), "symmetry.done");
        done.setId("symmetry-done");
        done.getStyleClass().add("search-button");
        done.setOnAction(e -> leave.run());
        Tips.on(done, texts.of("symmetry.done.about"));
        var row = new HBox(8, hint, stretch, merge, split, freeze, undo, reset, done);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void fill(@Nullable Symmetry now) {
        groups.fill();
        texts.on(title, "symmetry.title", model.title());
        int free = now == null ? 0 : now.freeUnits();
        if (now != null && now.corrected()) {
            texts.on(units, "symmetry.units.corrected", free, model.derivedUnits());
        } else {
            texts.on(units, "symmetry.units", free);
        }
        showAxes();
    }

    private void showAxes() {
        axes.fill();
        Symmetry now = model.symmetry();
        int front = model.front();
        if (now != null && front >= 0 && front < now.groups().size()) {
            texts.on(axesTitle, "symmetry.axes.of", now.groups().get(front).name());
        } else {
            texts.on(axesTitle, "symmetry.axes");
        }
        texts.on(freeze.button(), model.isFrozen() ? "symmetry.thaw" : "symmetry.freeze");
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
