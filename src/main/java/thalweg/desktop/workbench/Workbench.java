package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.desktop.jobs.Jobs;
import thalweg.engine.Engine;
import thalweg.matching.SearchSetting;
import thalweg.report.SearchNames;
import thalweg.session.SessionFile;
import thalweg.words.Phrase;

/**
 * What the window's commands do: opens models and data, chooses, searches, and keeps every picture
 * up to date. All methods on the window's thread, none of which computes or waits.
 */
public final class Workbench {
    private final WorkbenchState state = new WorkbenchState();
    private final Jobs jobs = new Jobs();
    private final Desk desk;
    private final DataDesk data;
    private final Places places;
    private final ModelReading reading;
    private final LaneBench bench;
    private final StepMeasures measures;
    private final MatrixWork matrices;
    private final IdleWork idle;
    private final SearchRunner runner;
    private final Hand hand;
    private final ThreeModels three;
    private final Moments moments;
    private final Sessions sessions;
    private final Takeaways takeaways;
    private final Recents recents;
    private final Describing describing;
    private final Correcting correcting;
    private final LiveMeasures live;
    private final SearchForecast forecast;
    private final Consent consent = new Consent();
    private final Searching searching;
    private final SearchSeries series;
    private final Comparing comparing;

    /**
     * @param aside for reading files and other pure Java work
     * @param usual what {@link #search()} runs where weight matching is chosen
     */
    public Workbench(Engine engine, WindowThread window, Executor aside, Method usual) {
        desk =
                new Desk(
                        engine,
                        window,
                        aside,
                        SideThreads.checks(),
                        state.noticeProperty()::set,
                        jobs);
        bench = new LaneBench(engine);
        measures = new StepMeasures(engine, bench);
        var part = new PartHand(state, desk, bench, this::pump);
        matrices = new MatrixWork(desk, measures);
        var thinned = new ThinnedSteps(state, desk);
        idle =
                new IdleWork(
                        desk,
                        Stream.of(
                                        new ThreeNeeds(state, bench, engine).all(),
                                        part.needs(),
                                        new LineFigureNeeds(state, bench, engine).all(),
                                        new ComparisonNeeds(state, bench, measures, engine).all(),
                                        new LayerMapNeeds(state, measures).all(),
                                        new Needs(state, desk, bench, measures, thinned).all())
                                .<IdleWork.Need<?>>flatMap(List::stream)
                                .toList(),
                        state.idleWorkProperty()::set);
        hand = new Hand(state, desk, bench);
        three = new ThreeModels(state, desk, bench, idle);
        live = new LiveMeasures(desk, measures, state.pictures(), hand::isMoving);
        forecast = new SearchForecast(bench::secondsPerExample);
        runner = new SearchRunner(desk, state, live, idle, forecast);
        thinned.by(runner::method);
        describing = new Describing(window, this::readDescribed);
        correcting = new Correcting(state, desk);
        data = new DataDesk(state, desk, this::measureOn);
        places = new Places(state, three, this::pairUp, idle::pump);
        reading = new ModelReading(state, desk, describing, places, consent);
        moments = new Moments(this, state, desk, runner);
        sessions = new Sessions(moments, state, desk, describing);
        takeaways = new Takeaways(state, desk, bench, sessions);
        recents = new Recents(desk, sessions);
        searching = new Searching(state, data.training(), correcting, runner, three, usual);
        series = new SearchSeries(state, window, searching, runner, jobs);
        comparing = new Comparing(state, idle, runner, three, series, this::askForSeries);
        state.resultProperty().subscribe(this::checkEquivalence);
        state.resultProperty().subscribe(result -> idle.pump());
        state.lineFigures().referencesProperty().subscribe(wanted -> idle.pump());
        state.lineFigures().taylorProperty().subscribe(wanted -> idle.pump());
        state.history().shownProperty().subscribe(this::findMissing);
        state.layerMaps().shownProperty().subscribe(shown -> idle.pump());
        new SideSpectra(state, desk, this::pump);
        state.history().snapshotProperty().subscribe(step -> measureLayers());
    }

    private void pump() {
        idle.pump();
    }

    private void measureLayers() {
        if (state.layerMaps().shownProperty().get()) {
            idle.pump();
        }
    }

    private void findMissing() {
        if (state.history().isMissing()) {
            idle.pump();
        }
    }

    /** One thread beside the lane for files and pure Java work; it ends with the process. */
    public static ExecutorService asideThread() {
        return SideThreads.aside();
    }

    /** What there is to show. */
    public WorkbenchState state() {
        return state;
    }

    /** What is under way and what has ended, as a person would name it. */
    public Jobs jobs() {
        return jobs;
    }

    /** Answers what heatmaps ask for. */
    public MatrixWork matrices() {
        return matrices;
    }

    /** Undo and redo. */
    public Moments moments() {
        return moments;
    }

    /** The sessions of late. */
    public Recents recents() {
        return recents;
    }

    /** Saves and opens sessions. */
    public Sessions sessions() {
        return sessions;
    }

    /** Takes away slides, films and reports. */
    public Takeaways takeaways() {
        return takeaways;
    }

    /** Asks for networks that aren't recognised. */
    public Describing describing() {
        return describing;
    }

    /** Corrects the permutation groups of the pair in hand. */
    public Correcting correcting() {
        return correcting;
    }

    /** Sets the searches of the pair beside one another. */
    public Comparing comparing() {
        return comparing;
    }

    /** Opens examples, and chooses among them. */
    public DataDesk data() {
        return data;
    }

    /** Shows the pair in hand again. */
    public void showPair() {
        three.show(false);
        comparing.show(false);
    }

    /** Takes a third model beside the pair in hand. */
    public ThreeModels three() {
        return three;
    }

    /** Opens a third model beside the pair in hand, and shows the three if it fits. */
    public void openThird(List<Path> files) {
        open(files);
        three.want(true);
    }

    /** Opens what was dropped: one model more, beside A and B, is meant as C. */
    public void drop(List<Path> files) {
        boolean third = state.pair() != null && state.three().cProperty().get() == null;
        boolean one =
                files.size() == 1
                        && !Files.isDirectory(files.getFirst())
                        && !SessionFile.isNamedSo(files.getFirst());
        if (third && one) {
            openThird(files);
        } else {
            open(files);
        }
    }

    /** Opens models, a data folder or a session; what can't be opened is told, the others come. */
    public void open(List<Path> files) {
        three.want(false);
        three.expect(files.stream().filter(Files::isRegularFile).count() > 2);
        var refusals = new Refusals(state.noticeProperty());
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                data.open(file, outcome -> refusals.note(file, outcome));
            } else if (SessionFile.isNamedSo(file)) {
                sessions.open(file);
            } else {
                reading.open(file, refusals);
            }
        }
    }

    private void readDescribed(Checkpoint checkpoint, @Nullable String description) {
        reading.openDescribed(checkpoint, description);
    }

    /** Makes a model the reference; if it was B, the two change places. */
    public void makeA(OpenModel model) {
        places.makeA(model);
    }

    /** Makes a model the one that moves; if it was A, the two change places. */
    public void makeB(OpenModel model) {
        places.makeB(model);
    }

    /**
     * Takes a model off the desk; what was found of A and B goes with either of them. Not while a
     * search works on it: then it is told that the search is to be stopped first. With the last one
     * goes what is held outside the heap.
     */
    public void remove(OpenModel model) {
        places.remove(model);
        if (state.models().isEmpty()) {
            desk.background(
                    "work.let-go-all",
                    context -> {
                        bench.close();
                        return true;
                    },
                    done -> {},
                    outcome -> {});
        }
    }

    /** Has these models on the desk, with these places, in place of what was there. */
    void lay(
            List<OpenModel> models,
            @Nullable OpenModel a,
            @Nullable OpenModel b,
            @Nullable OpenModel c) {
        places.lay(models, a, b, c);
    }

    private void pairUp() {
        runner.abandon();
        idle.drop();
        hand.forget();
        state.resultProperty().set(null);
        state.reopenedProperty().set(false);
        state.equivalenceProperty().set(null);
        state.pairProperty().set(null);
        state.history().clear();
        state.pictures().forgetPair();
        PairInHand pair = fitting(state.aProperty().get(), state.bProperty().get());
        state.pairProperty().set(pair);
        state.phaseProperty().set(pair == null ? Phase.NO_PAIR : Phase.READY);
        if (pair != null) {
            chooseLayer(pair);
            data.settleStatistics();
        }
        idle.pump();
        hand.moved();
    }

    private @Nullable PairInHand fitting(@Nullable OpenModel a, @Nullable OpenModel b) {
        if (a == null || b == null) {
            return null;
        }
        try {
            return PairInHand.of(a, b);
        } catch (RuntimeException e) {
            desk.tell(e);
            return null;
        }
    }

    private void chooseLayer(PairInHand pair) {
        List<String> layers = pair.pair().a().matrices().stream().map(p -> p.name()).toList();
        if (!layers.contains(state.chosenLayerProperty().get())) {
            // The first layer sees the data; the second is the first that both sides permute.
            state.chosenLayerProperty()
                    .set(layers.isEmpty() ? "" : layers.get(Math.min(1, layers.size() - 1)));
        }
    }

    private void measureOn(@Nullable DataChoice now) {
        idle.drop();
        live.measureOn(now);
        idle.pump();
        hand.moved();
    }

    /** Does something beside the window's thread; only a failure is told. */
    public void aside(Runnable work) {
        desk.aside(
                () -> {
                    work.run();
                    return true;
                },
                done -> {},
                outcome -> {});
    }

    /** Makes something beside the window's thread, and takes it there; a failure is told. */
    public <T> void aside(Supplier<T> work, Consumer<T> done) {
        desk.aside(work, done, outcome -> {});
    }

    /** Writes a file beside the window's thread, and says where it went. */
    public void write(Path file, Consumer<Path> writer) {
        desk.file(
                Phrase.of("jobs.save", String.valueOf(file.getFileName())),
                () -> {
                    writer.accept(file);
                    return file;
                },
                written ->
                        state.noticeProperty()
                                .set(new Notice(Phrase.of("notices.saved", written), false)),
                outcome -> {});
    }

    /** Tells a person of something that went wrong. */
    public void tell(Throwable failure) {
        desk.tell(failure);
    }

    /** A and B change places. */
    public void swap() {
        OpenModel a = state.aProperty().get();
        if (a != null && state.bProperty().get() != null) {
            makeB(a);
        }
    }

    /**
     * Starts the search, unless the groups it would move by are not known to be right, or it lacks
     * training examples; those are read first where they aren't at hand.
     */
    public void search() {
        consent.ask(
                Consent.Kind.SEARCH,
                SearchNames.label(state.settingProperty().get()),
                forecastOf(state.settingProperty().get()),
                searching::search);
    }

    /** Of the pair; of three models nobody knows before. */
    private SearchForecast.Forecast forecastOf(SearchSetting setting) {
        PairInHand pair = state.pair();
        return pair == null || state.three().shownProperty().get()
                ? SearchForecast.Forecast.UNKNOWN
                : forecast.of(setting, pair.pair().network());
    }

    private void askForSeries(List<SearchSeries.Planned> planned, Runnable begin) {
        consent.ask(
                Consent.Kind.SERIES,
                Phrase.of("jobs.series", planned.size()),
                planned.stream()
                        .map(one -> forecastOf(one.setting()))
                        .reduce(SearchForecast.Forecast::and)
                        .orElse(SearchForecast.Forecast.UNKNOWN),
                begin);
    }

    /** What is asked before something that will take long. */
    public Consent consent() {
        return consent;
    }

    /** Stops it; the best so far is kept. */
    public void stop() {
        series.stop();
        searching.stop();
    }

    private void checkEquivalence(thalweg.matching.@Nullable SearchResult result) {
        PairInHand pair = state.pair();
        if (result == null || pair == null) {
            return;
        }
        desk.check(
                () ->
                        thalweg.symmetry.Equivalence.check(
                                pair.pair().network(),
                                pair.pair().b(),
                                result.best().permutation()),
                found -> {
                    if (same(state.resultProperty().get(), result)) {
                        state.equivalenceProperty().set(found);
                    }
                },
                why -> {});
    }
}
