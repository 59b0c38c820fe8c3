package thalweg.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.commands.CommandPalette;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.commands.KeySheet;
import thalweg.desktop.models.Sidebar;
import thalweg.desktop.status.StatusBar;
import thalweg.desktop.theme.Theme;
import thalweg.desktop.toolbar.TopBar;
import thalweg.desktop.transport.Player;
import thalweg.desktop.transport.Transport;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.engine.Device;
import thalweg.engine.Engine;
import thalweg.report.ChartTheme;
import thalweg.report.Charts;

/** The window's content: bars, sidebar, panels and what lies over them. */
public final class Shell extends StackPane implements WindowCommands.Window {
    private final Stage stage;
    private final Workbench workbench;
    private final WorkbenchState state;
    private final Choosers choosers;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.DARK);
    private final BorderPane frame = new BorderPane();
    private final Overlay overlay = new Overlay();
    private final PanelArea panels = new PanelArea();
    private final FirstScreen first;
    private final Player player;
    private final Commands commands;
    private final StatusBar status;

    /** Fills a stage; the panels come later, by {@link #addPanels()}. */
    public Shell(
            Stage stage,
            Workbench workbench,
            Engine engine,
            Choosers choosers,
            DesktopOptions options) {
        this.stage = stage;
        this.workbench = workbench;
        this.state = workbench.state();
        this.choosers = choosers;
        player = new Player(state.alphaProperty());
        commands = new WindowCommands(workbench).build(this, player, options);
        first = new FirstScreen(workbench, commands);
        status = new StatusBar(state, engine);
        setId("shell");
        buildFrame();
        getChildren().addAll(frame, overlay);
        addEventHandler(KeyEvent.KEY_PRESSED, commands::handle);
        addEventHandler(KeyEvent.KEY_TYPED, commands::handle);
        addEventFilter(MouseEvent.MOUSE_RELEASED, this::giveKeysBack);
        acceptFiles();
    }

    private void buildFrame() {
        var top = new VBox(new TopBar(workbench, commands), new Banner(state));
        var sidebar = new Sidebar(workbench);
        var transport = new Transport(state, commands, player);
        panels.visibleProperty().bind(state.pairProperty().isNotNull());
        first.visibleProperty().bind(state.pairProperty().isNull());
        frame.setTop(top);
        frame.setLeft(sidebar);
        frame.setCenter(new StackPane(panels, first));
        frame.setBottom(new VBox(transport, status));
        var whole = panels.fillingProperty().isNotNull();
        for (var around : List.of(top, sidebar, status)) {
            around.visibleProperty().bind(whole.not());
            around.managedProperty().bind(whole.not());
        }
    }

    /** Makes the picture panels, one a frame, so that the window stays at hand meanwhile. */
    public void addPanels(Runnable done) {
        var models = new PanelModels();
        new PanelFeed(workbench, models);
        var tools =
                new PanelTools(
                        chartTheme(),
                        file ->
                                choosers.place(file.name(), file.kind(), file.extension())
                                        .ifPresent(
                                                place ->
                                                        workbench.write(
                                                                place, file.writer()::write)),
                        this::provenance,
                        CompletableFuture.runAsync(Charts::warmUp, Thread::startVirtualThread));
        Panels.add(panels, models, tools, done);
    }

    private ObservableValue<ChartTheme> chartTheme() {
        return theme.map(t -> t == Theme.DARK ? ChartTheme.DARK : ChartTheme.LIGHT);
    }

    private String provenance() {
        var pair = state.pair();
        String models = pair == null ? "" : pair.a().name() + ", " + pair.b().name() + "; ";
        String data = state.data() == null ? "" : state.data().label() + "; ";
        return "Thalweg: " + models + data + "weight matching, seed " + state.seedProperty().get();
    }

    /** The commands of this window. */
    public Commands commands() {
        return commands;
    }

    /** Names the device once it is known. */
    public void show(Device device) {
        status.show(device);
    }

    /** Dark or light. */
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Puts the shell into a scene of the given size, dressed. */
    public Scene scene(double width, double height) {
        var scene = new Scene(this, width, height);
        theme.get().apply(scene);
        theme.addListener((o, was, is) -> is.apply(scene));
        return scene;
    }

    @Override
    public Choosers choosers() {
        return choosers;
    }

    @Override
    public void toggleTheme() {
        theme.set(theme.get().other());
    }

    @Override
    public void toggleFullScreen() {
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        stage.setFullScreen(!stage.isFullScreen());
    }

    @Override
    public void showPalette() {
        var palette = new CommandPalette(commands.all(), overlay::hide);
        overlay.show(palette, palette.field());
    }

    @Override
    public void showKeys() {
        var sheet = new KeySheet(commands.all());
        overlay.show(sheet, sheet);
    }

    @Override
    public ObservableBooleanValue canLeave() {
        return overlay.openProperty()
                .or(panels.fillingProperty().isNotNull())
                .or(state.noticeProperty().isNotNull())
                .or(
                        stage.fullScreenProperty()
                                .and(
                                        state.phaseProperty()
                                                .isNotEqualTo(
                                                        thalweg.desktop.workbench.Phase
                                                                .SEARCHING)));
    }

    @Override
    public void leave() {
        if (overlay.openProperty().get()) {
            overlay.hide();
        } else if (panels.fillingProperty().get() != null) {
            Panels.giveBack(panels);
        } else if (state.noticeProperty().get() != null) {
            state.noticeProperty().set(null);
        } else {
            stage.setFullScreen(false);
        }
    }

    @Override
    public void close() {
        stage.fireEvent(
                new javafx.stage.WindowEvent(stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    /** A click on a button leaves the keys to the commands: Space plays, Enter searches. */
    private void giveKeysBack(MouseEvent event) {
        Platform.runLater(
                () -> {
                    Scene scene = getScene();
                    if (scene == null || overlay.openProperty().get()) {
                        return;
                    }
                    if (scene.getFocusOwner() instanceof MenuButton menu && menu.isShowing()) {
                        afterwards(menu); // it would close without the focus
                    } else if (scene.getFocusOwner() instanceof ButtonBase) {
                        requestFocus();
                    }
                });
    }

    private void afterwards(MenuButton menu) {
        menu.showingProperty()
                .addListener(
                        new ChangeListener<>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends Boolean> showing,
                                    Boolean was,
                                    Boolean is) {
                                menu.showingProperty().removeListener(this);
                                if (menu.isFocused()) {
                                    requestFocus();
                                }
                            }
                        });
    }

    private void acceptFiles() {
        setOnDragOver(
                event -> {
                    if (event.getDragboard().hasFiles()) {
                        event.acceptTransferModes(TransferMode.COPY);
                        first.dragOver(true);
                    }
                    event.consume();
                });
        setOnDragExited(event -> first.dragOver(false));
        setOnDragDropped(this::drop);
    }

    private void drop(DragEvent event) {
        first.dragOver(false);
        List<Path> files = event.getDragboard().getFiles().stream().map(f -> f.toPath()).toList();
        workbench.open(files);
        event.setDropCompleted(true);
        event.consume();
    }
}
