package thalweg.desktop.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import thalweg.desktop.commands.SheetKeys;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.SearchSeries;
import thalweg.desktop.workbench.SearchSeries.Planned;
import thalweg.desktop.workbench.Sentences;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchSetting;
import thalweg.report.SearchNames;
import thalweg.words.Phrase;

/** Which searches are to be run one after another: methods by seeds. */
public final class SeriesSheet extends VBox {
    private static final double WIDTH = 520;
    private static final int MOST_SEEDS = 50;

    private final Map<SearchSetting, CheckBox> methods = new LinkedHashMap<>();
    private final Spinner<Integer> seeds = new Spinner<>(1, MOST_SEEDS, 3);
    private final Texts texts;
    private final Label said = new Label();
    private final Button run = new Button();

    /**
     * @param start takes what is to be run
     * @param leave puts the sheet away
     */
    public SeriesSheet(WorkbenchState state, Consumer<List<Planned>> start, Runnable leave) {
        texts = state.texts();
        setId("series-sheet");
        getStyleClass().addAll("sheet", "series-sheet");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        setSpacing(12);
        Label title = texts.on(new Label(), "series.title");
        title.getStyleClass().add("title");
        Label about = texts.on(new Label(), "series.about");
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        getChildren().addAll(title, about, choices(state), seedRow(), foot(start, leave));
        SheetKeys.keepOn(this);
        weigh();
    }

    /** What has the keyboard first. */
    public Node first() {
        return run;
    }

    private GridPane choices(WorkbenchState state) {
        Set<SearchSetting> all = new LinkedHashSet<>();
        SearchSetting chosen = state.settingProperty().get();
        for (SearchKind kind : SearchKind.values()) {
            all.addAll(kind.offered());
            if (chosen.kind() == kind) {
                all.add(chosen);
            }
        }
        var grid = new GridPane(20, 8);
        int row = 0;
        for (SearchSetting setting : all) {
            Optional<Phrase> missing = Sentences.missingTraining(setting, state.data());
            boolean own = !setting.kind().offered().contains(setting);
            Phrase title = SearchNames.title(setting);
            var box = new CheckBox();
            box.textProperty().bind(texts.of(own ? Phrase.of("series.own", title) : title));
            box.setId("series-" + setting.label().replace(' ', '-') + (own ? "-own" : ""));
            box.setDisable(missing.isPresent());
            box.setSelected(missing.isEmpty() && setting.equals(chosen));
            box.selectedProperty().addListener((o, was, is) -> weigh());
            methods.put(setting, box);
            var note = new Label();
            note.getStyleClass().addAll("muted", "small");
            missing.ifPresent(
                    why -> {
                        texts.on(note, "series.needs-train");
                        Tips.on(note, texts.of(why));
                    });
            grid.addRow(row++, box, note);
        }
        return grid;
    }

    private HBox seedRow() {
        seeds.setId("series-seeds");
        seeds.setEditable(true);
        seeds.setPrefWidth(90);
        seeds.valueProperty().addListener((o, was, is) -> weigh());
        Label name = texts.on(new Label(), "series.seeds");
        name.setLabelFor(seeds);
        var row = new HBox(10, name, seeds);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox foot(Consumer<List<Planned>> start, Runnable leave) {
        said.setId("series-said");
        said.getStyleClass().add("muted");
        said.setMinWidth(0);
        run.setId("series-run");
        run.getStyleClass().setAll("button", "search-button");
        run.setMinWidth(USE_PREF_SIZE);
        run.setOnAction(
                e -> {
                    List<Planned> all = planned();
                    leave.run();
                    start.accept(all);
                });
        Button cancel = texts.on(new Button(), "series.cancel");
        cancel.getStyleClass().add("plain-button");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(e -> leave.run());
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        var row = new HBox(8, said, stretch, cancel, run);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private List<Planned> planned() {
        List<SearchSetting> chosen = new ArrayList<>();
        methods.forEach(
                (setting, box) -> {
                    if (box.isSelected()) {
                        chosen.add(setting);
                    }
                });
        return SearchSeries.of(chosen, LongStream.range(0, seeds.getValue()).boxed().toList());
    }

    private void weigh() {
        List<Planned> all = planned();
        run.setDisable(all.isEmpty());
        texts.on(run, "series.run", all.size());
        List<Phrase> once =
                all.stream()
                        .map(Planned::setting)
                        .filter(setting -> !setting.kind().random())
                        .distinct()
                        .map(SearchNames::brief)
                        .toList();
        Phrase hint =
                all.isEmpty()
                        ? Phrase.of("series.none")
                        : once.isEmpty()
                                ? Phrase.plain("")
                                : Phrase.of("series.once", Phrase.listed(once));
        said.textProperty().bind(texts.of(hint));
    }
}
