package thalweg.desktop;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import thalweg.desktop.chart.ExportLook;
import thalweg.desktop.chart.LinkedHover;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.Sights;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.models.Sidebar;
import thalweg.desktop.notices.Banner;
import thalweg.desktop.notices.ToldArea;
import thalweg.desktop.preferences.PreferenceTroubles;
import thalweg.desktop.preferences.Preferences;
import thalweg.desktop.presentation.BlankScreen;
import thalweg.desktop.presentation.KeptStep;
import thalweg.desktop.presentation.Looks;
import thalweg.desktop.presentation.Presentation;
import thalweg.desktop.presentation.SpeakersHand;
import thalweg.desktop.presentation.StageBar;
import thalweg.desktop.presentation.Zoomed;
import thalweg.desktop.status.StatusBar;
import thalweg.desktop.theme.Opaque;
import thalweg.desktop.theme.ThemeChoice;
import thalweg.desktop.toolbar.TopBar;
import thalweg.desktop.transport.Player;
import thalweg.desktop.transport.PointBar;
import thalweg.desktop.transport.Transport;
import thalweg.desktop.workbench.MadeBy;
import thalweg.desktop.workbench.Notice;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.engine.Device;
import thalweg.engine.Engine;
import thalweg.report.ChartTheme;
import thalweg.words.Language;

/** The window's content: bars, sidebar, panels and what lies over them. */
public final class Shell extends StackPane implements WindowCommands.Window {
    private static final PseudoClass PRESENTING = PseudoClass.getPseudoClass("presenting");

    private final Workbench workbench;
    private final Engine engine;
    private final WorkbenchState state;
    private final Choosers choosers;
    private final Preferences preferences;
    private final Appearance appearance;
    private final BorderPane frame = new BorderPane();
    private final BooleanBinding rests;
    private final VBox top = new VBox();
    private final VBox foot = new VBox();
    private final ObjectProperty<Region> filling = new SimpleObjectProperty<>();
    private final FirstScreen first;
    private final BooleanProperty motion = new SimpleBooleanProperty();
    private final Looks looks = new Looks();
    private final Presentation presentation;
    private final Staging staging;
    private final KeptStep keptStep;
    private final PresentationExports exports;
    private final Player player;
    private final Commands commands;
    private final CompletableFuture<StatusBar> status = new CompletableFuture<>();
    private final Sheets sheets;
    private final Overlay overlay;
    private final Views views;
    private final ClaimsFeed claims;
    private final Scale fit = new Scale();
    private Runnable findLayer = () -> {};
    private final CompletableFuture<Void> charts = new CompletableFuture<>();
    private final PanelTools tools;
    private final BooleanExpression fullScreen =
            BooleanExpression.booleanExpression(
                    sceneProperty()
                            .flatMap(Scene::windowProperty)
                            .flatMap(Shell::fullScreen)
                            .orElse(false));

    /** As a person has set it in that folder of state; see the other. */
    public Shell(Workbench workbench, Engine engine, Choosers choosers, DesktopOptions options) {
        this(
                workbench,
                engine,
                choosers,
                options,
                Preferences.in(options.state(), options.language()));
    }

    /**
     * What can wait comes later, by {@link #addRest(Runnable)}. On any thread, until it is shown.
     */
    public Shell(
            Workbench workbench,
            Engine engine,
            Choosers choosers,
            DesktopOptions options,
            Preferences preferences) {
        this.workbench = workbench;
        this.engine = engine;
        this.preferences = preferences;
        this.state = workbench.state();
        preferences.keepBy(workbench::aside);
        languageProperty().set(preferences.get(Preferences.LANGUAGE));
        languageProperty().bindBidirectional(preferences.property(Preferences.LANGUAGE));
        this.choosers = choosers;
        appearance = new Appearance(preferences);
        motion.bindBidirectional(preferences.property(Preferences.MOTION));
        workbench.sessions().autosave().only(() -> preferences.get(Preferences.AUTOSAVE));
        state.dataProperty()
                .subscribe(
                        data -> {
                            if (data != null) {
                                preferences.remember(data.location());
                            }
                        });
        player = new Player(state.alphaProperty());
        staging = new Staging(workbench, filling, this::fillScreen);
        presentation = new Presentation(workbench, looks, this::isStill);
        presentation.on(staging);
        rests = filling.isNull().and(presentation.onProperty().not());
        keptStep = new KeptStep(presentation, state.texts(), this::requestFocus);
        tools =
                new PanelTools(
                        state.texts(),
                        appearance.chartTheme(state.texts().wordsProperty()),
                        new Exports(workbench, choosers),
                        exportLook(),
                        () -> MadeBy.now(state),
                        new Sights(),
                        new LinkedHover(),
                        charts);
        WindowGaze.keep(workbench, looks, tools.sights());
        exports =
                new PresentationExports(
                        workbench.takeaways(), choosers, this::takenColours, state.texts()::words);
        sheets =
                new Sheets(
                        workbench,
                        engine,
                        choosers,
                        preferences,
                        options,
                        tools,
                        presentation,
                        exports,
                        filling,
                        this::commands);
        overlay = sheets.overlay();
        commands = new WindowCommands(workbench).build(this, player, options);
        first = new FirstScreen(workbench, commands);
        Path studies = options.state().resolve("studies");
        claims = new ClaimsFeed(state, sheets.study(), studies, sheets::showStudy);
        views = new Views(workbench, tools, filling);
        setId("shell");
        getTransforms().add(fit);
        workbench.describing().keepIn(options.state());
        workbench.sessions().ask(choosers);
        buildFrame();
        getChildren().addAll(frame, new BlankScreen(presentation), overlay);
        new SpeakersHand(presentation, commands, overlay.openProperty()).hold(this, frame);
        addEventHandler(KeyEvent.KEY_PRESSED, commands::handle);
        addEventHandler(KeyEvent.KEY_TYPED, commands::handle);
        new FocusReturn(this, overlay.openProperty());
        acceptFiles();
        tellOfPreferences();
    }

    private void buildFrame() {
        top.getChildren().add(place("top-bar", USE_COMPUTED_SIZE, USE_COMPUTED_SIZE));
        first.visibleProperty().bind(state.pairProperty().isNull());
        first.focusWithinProperty().subscribe(this::takeKeysFromFirst);
        frame.setTop(top);
        frame.setLeft(place("sidebar", Sidebar.WIDTH, USE_COMPUTED_SIZE));
        var presenting = presentation.onProperty();
        var area = new StackPane(views, first);
        frame.setCenter(
                new ToldArea(
                        new Zoomed(area, staging.zoom(this, presenting)),
                        new Banner(state, presenting),
                        keptStep));
        foot.getChildren()
                .addAll(
                        place("transport", USE_COMPUTED_SIZE, Transport.HEIGHT),
                        place("status-bar", USE_COMPUTED_SIZE, USE_COMPUTED_SIZE));
        frame.setBottom(foot);
        showWhile(rests, top);
        area.getStyleClass().add("stage-area");
        presenting.subscribe(
                on -> {
                    // On what has panels alone, and no style class: whatever is below would be
                    // matched with all rules anew.
                    area.pseudoClassStateChanged(PRESENTING, on);
                    if (on) {
                        requestFocus();
                    }
                });
    }

    /** A button that has gone leaves the keys to the commands, not to whatever stands next. */
    private void takeKeysFromFirst(boolean had, boolean has) {
        if (had && !has && !first.isVisible() && !overlay.openProperty().get()) {
            Platform.runLater(this::requestFocus); // after JavaFX has given them to the next
        }
    }

    /** Stands where a part will be, of its size and colour. */
    private static Region place(String style, double width, double height) {
        var place = new Region();
        place.getStyleClass().add(style);
        place.setPrefSize(width, height);
        return place;
    }

    private static void showWhile(ObservableBooleanValue holds, Node node) {
        node.visibleProperty().bind(holds);
        node.managedProperty().bind(holds);
    }

    /**
     * Makes what the first picture, the page that opens files, does without: the bars, then what
     * serves only when there are models, the sidebar, the sliders, the picture panels. One a turn
     * of the window's thread, so that the window stays at hand meanwhile.
     */
    public void addRest(Runnable done) {
        appearance.followSystem();
        Opaque.mark(this);
        var makings =
                new ArrayDeque<Runnable>(
                        List.of(
                                this::addTop,
                                this::addStatus,
                                this::addSidebar,
                                this::addTransport));
        makings.addAll(views.makings(staging, looks, claims, exports, charts));
        makings.add(() -> workbench.aside(() -> state.texts().prepare()));
        next(makings, done);
    }

    private static void next(Queue<Runnable> makings, Runnable done) {
        Runnable making = makings.poll();
        if (making == null) {
            done.run();
            return;
        }
        making.run();
        Platform.runLater(() -> next(makings, done));
    }

    /** Says that these will be opened, as soon as the rest has been made. */
    public void await(List<Path> files) {
        first.await(files);
    }

    private void addTop() {
        top.getChildren().set(0, new TopBar(workbench, commands));
    }

    private void addStatus() {
        var bar = new StatusBar(state, engine, workbench.jobs(), sheets::showJobs);
        showWhile(rests, bar);
        var caption = new StageBar(presentation, state);
        showWhile(presentation.onProperty(), caption);
        foot.getChildren().set(1, bar);
        foot.getChildren().add(caption);
        status.complete(bar);
    }

    /**
     * Where the window has less room than its content needs, that is drawn smaller. The room is
     * asked of the scene: that gives its root one new side and the old one as laid out.
     */
    @Override
    public void resize(double width, double height) {
        Scene scene = getScene();
        boolean whole = scene != null && scene.getWidth() > 0 && scene.getHeight() > 0;
        double wide = whole ? scene.getWidth() : width;
        double high = whole ? scene.getHeight() : height;
        double by = Fit.of(wide, high);
        fit.setX(by);
        fit.setY(by);
        super.resize(wide / by, high / by);
    }

    private void addSidebar() {
        var sidebar = new Sidebar(workbench, sheets::showSymmetry);
        findLayer = sidebar::findLayer;
        frame.setLeft(sidebar);
        showWhile(
                filling.isNull()
                        .and(presentation.onProperty().not())
                        .and(state.three().shownProperty().not())
                        .and(state.comparison().shownProperty().not()),
                sidebar);
    }

    private void addTransport() {
        var three = state.three().shownProperty();
        var along = new Transport(state, commands, player);
        var point = new PointBar(state.three(), commands);
        showWhile(three.not(), along);
        showWhile(three, point);
        var bars = new StackPane(along, point);
        showWhile(
                state.comparison().shownProperty().not().and(presentation.onProperty().not()),
                bars);
        foot.getChildren().set(0, bars);
    }

    private ExportLook exportLook() {
        var look = new ExportLook();
        look.printProperty().bindBidirectional(preferences.property(Preferences.PRINT));
        look.transparentProperty().bindBidirectional(preferences.property(Preferences.TRANSPARENT));
        look.scaleProperty().bind(preferences.property(Preferences.SCALE));
        return look;
    }

    /**
     * Has something to paint anew, which is nothing to see: JavaFX then waits for the last picture.
     */
    void touch(int turn) {
        overlay.setTranslateX((turn + 1) % 2); // 1, 0, 1, 0
    }

    @Override
    public Sheets sheets() {
        return sheets;
    }

    /** The commands of this window. */
    public Commands commands() {
        return commands;
    }

    /** Names the device once it is known. */
    public void show(Device device) {
        status.thenAccept(bar -> bar.show(device));
    }

    /** How it looks. */
    public Appearance appearance() {
        return appearance;
    }

    /** What the window speaks. */
    public ObjectProperty<Language> languageProperty() {
        return state.texts().languageProperty();
    }

    /** Puts the shell into a scene of the given size, dressed. */
    public Scene scene(double width, double height) {
        var scene = new Scene(this, width, height);
        appearance.dress(scene);
        return scene;
    }

    @Override
    public Choosers choosers() {
        return choosers;
    }

    @Override
    public void toggleTheme() {
        appearance.toggle();
    }

    @Override
    public void toggleContrast() {
        appearance.toggleContrast();
    }

    @Override
    public void followSystem() {
        appearance.choiceProperty().set(ThemeChoice.SYSTEM);
    }

    private static ObservableValue<Boolean> fullScreen(Window window) {
        return window instanceof Stage stage
                ? stage.fullScreenProperty()
                : new SimpleBooleanProperty(false);
    }

    private Optional<Stage> stage() {
        return getScene().getWindow() instanceof Stage stage
                ? Optional.of(stage)
                : Optional.empty();
    }

    @Override
    public void nextLanguage() {
        languageProperty().set(languageProperty().get().next());
    }

    @Override
    public void toggleFullScreen() {
        fillScreen(!fullScreen.get());
    }

    private void fillScreen(boolean wanted) {
        stage().ifPresent(
                        stage -> {
                            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
                            stage.setFullScreenExitHint("");
                            stage.setFullScreen(wanted);
                        });
    }

    /** Whether a person wants nothing to move by itself. */
    private boolean isStill() {
        return !motion.get() || Platform.getPreferences().isReducedMotion();
    }

    @Override
    public Presentation presentation() {
        return presentation;
    }

    @Override
    public BooleanProperty motionProperty() {
        return motion;
    }

    @Override
    public KeptStep keptStep() {
        return keptStep;
    }

    /** Those of pictures that are taken away: no slide is without a background. */
    private ChartTheme takenColours() {
        return tools.look().inColours(tools.theme().getValue());
    }

    @Override
    public PresentationExports presentationExports() {
        return exports;
    }

    @Override
    public void findLayer() {
        if (overlay.openProperty().get()) {
            return; // the keys are a sheet's
        }
        Panels.giveBack(filling);
        findLayer.run();
    }

    /** What was kept and couldn't be had, once. */
    private void tellOfPreferences() {
        String said = PreferenceTroubles.of(preferences).in(state.words());
        if (!said.isEmpty()) {
            state.noticeProperty().set(new Notice(said));
        }
    }

    @Override
    public void runStudyOfThree() {
        claims.measure();
    }

    @Override
    public ObservableBooleanValue canLeave() {
        return overlay.openProperty()
                .or(presentation.onProperty())
                .or(filling.isNotNull())
                .or(
                        Bindings.createBooleanBinding(
                                this::putsAway, state.noticeProperty(), state.searchingProperty()))
                .or(fullScreen.and(state.searchingProperty().not()));
    }

    /** What says that Esc stops the search is not to take that key for itself. */
    private boolean putsAway() {
        Notice notice = state.noticeProperty().get();
        return notice != null && !(notice.whileSearching() && state.searchingProperty().get());
    }

    @Override
    public void leave() {
        if (overlay.openProperty().get()) {
            overlay.hide();
        } else if (presentation.onProperty().get()) {
            presentation.end();
        } else if (filling.get() != null) {
            Panels.giveBack(filling);
        } else if (putsAway()) {
            state.noticeProperty().set(null);
        } else {
            stage().ifPresent(stage -> stage.setFullScreen(false));
        }
    }

    @Override
    public void close() {
        stage().ifPresent(
                        stage ->
                                stage.fireEvent(
                                        new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
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
        workbench.drop(files);
        event.setDropCompleted(true);
        event.consume();
    }
}
