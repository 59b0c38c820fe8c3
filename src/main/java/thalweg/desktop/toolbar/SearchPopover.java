package thalweg.desktop.toolbar;

import atlantafx.base.theme.Styles;
import java.util.function.IntConsumer;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import org.controlsfx.control.PopOver;
import thalweg.desktop.theme.Popovers;
import thalweg.desktop.words.ChoiceWords;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.Sentences;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchSetting;
import thalweg.matching.SinkhornSetting;
import thalweg.matching.StraightThroughSetting;
import thalweg.matching.WeightMatchingSetting;
import thalweg.report.SearchNames;
import thalweg.words.Phrase;

/** The search's method with its options, and its seed. */
final class SearchPopover {
    private static final int LARGEST_SEED = 999_999;
    private final PopOver popover = Popovers.of();
    private final WorkbenchState state;
    private final Texts texts;
    private final GridPane form = new GridPane();
    private final ChoiceBox<SearchSetting> method;

    SearchPopover(WorkbenchState state) {
        this.state = state;
        this.texts = state.texts();
        form.setId("search-form");
        form.getStyleClass().add("popover-form");
        // The running search's setting and seed are not to be changed under it.
        form.disableProperty().bind(state.searchingProperty());
        method = method();
        fill();
        popover.setContentNode(form);
    }

    /** Anew whenever another method is chosen: each has options of its own. */
    private void fill() {
        // The choice itself stays, and with it the keys.
        form.getChildren().removeIf(node -> node != method);
        if (form.getChildren().isEmpty()) {
            form.add(method, 1, 0);
        }
        form.add(DataPopover.word(texts, "popover.method"), 0, 0);
        SearchSetting setting = state.settingProperty().get();
        int row = 1;
        if (setting.kind().random()) {
            form.addRow(row++, DataPopover.word(texts, "popover.seed"), seed());
        }
        var fields = new OptionFields(setting, texts, state.settingProperty()::set);
        if (setting instanceof WeightMatchingSetting options) {
            row = new WeightMatchingForm(options, fields).addTo(form, row);
        }
        if (setting instanceof StraightThroughSetting options) {
            row = new StraightThroughForm(options, fields).addTo(form, row);
        }
        if (setting instanceof SinkhornSetting) {
            row = addSinkhorn(setting, fields, row);
        }
        if (state.three().shownProperty().get()) {
            row = new StrategyForm(state.three(), texts).addTo(form, row);
        }
        var hint = new Label();
        hint.getStyleClass().add("muted");
        hint.setId("search-hint");
        fields.problemProperty()
                .subscribe(
                        problem -> {
                            hint.setText(
                                    problem.isNone() ? hint(setting) : problem.in(texts.words()));
                            hint.pseudoClassStateChanged(Styles.STATE_DANGER, !problem.isNone());
                        });
        hint.setWrapText(true);
        hint.setMaxWidth(400);
        form.add(hint, 0, row, 2, 1);
    }

    private int addSinkhorn(SearchSetting setting, OptionFields fields, int row) {
        form.addRow(
                row,
                DataPopover.word(texts, "popover.rate"),
                fields.field("sinkhorn-rate", "rate", "popover.adam-rate.about"));
        form.addRow(
                row + 1,
                DataPopover.word(texts, "popover.steps"),
                fields.field("sinkhorn-steps", "steps", "popover.sinkhorn-steps.about"));
        if (setting.needsTraining()) {
            form.addRow(
                    row + 2,
                    DataPopover.word(texts, "popover.batch"),
                    fields.field("sinkhorn-batch", "batch", "popover.batch.about"));
        }
        return row + 3;
    }

    private String hint(SearchSetting setting) {
        return Sentences.missingTraining(setting, state.data())
                .orElse(Phrase.of("popover.hint." + setting.kind().id()))
                .in(texts.words());
    }

    private ChoiceBox<SearchSetting> method() {
        var method = new ChoiceBox<SearchSetting>();
        method.setId("search-method");
        method.setMaxWidth(300);
        for (SearchKind kind : SearchKind.values()) {
            method.getItems().addAll(kind.offered());
        }
        method.setConverter(
                new ChoiceWords<>(setting -> SearchNames.title(setting).in(texts.words())));
        method.addEventFilter(KeyEvent.ANY, key -> step(method, key));
        String now = state.settingProperty().get().label();
        method.setValue(
                method.getItems().stream()
                        .filter(offered -> offered.label().equals(now))
                        .findFirst()
                        .orElse(method.getItems().getFirst()));
        method.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (o, was, is) -> {
                            state.settingProperty().set(is);
                            fill();
                        });
        return method;
    }

    /** Up and down choose, as in other lists of choices; Space opens the list. */
    private static void step(ChoiceBox<SearchSetting> method, KeyEvent key) {
        boolean down = key.getCode() == KeyCode.DOWN;
        if (method.isShowing() || !down && key.getCode() != KeyCode.UP) {
            return;
        }
        key.consume(); // its release, too, which would open the list
        if (key.getEventType() != KeyEvent.KEY_PRESSED) {
            return;
        }
        if (down) {
            method.getSelectionModel().selectNext();
        } else {
            method.getSelectionModel().selectPrevious();
        }
    }

    private Spinner<Integer> seed() {
        int now = Math.clamp(state.seedProperty().get(), 0, LARGEST_SEED);
        return spinner("seed", 0, LARGEST_SEED, now, state.seedProperty()::set);
    }

    static Spinner<Integer> spinner(String id, int least, int most, int now, IntConsumer use) {
        var spinner = new Spinner<Integer>();
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(120);
        spinner.setValueFactory(
                new SpinnerValueFactory.IntegerSpinnerValueFactory(least, most, now));
        spinner.valueProperty()
                .addListener(
                        (o, was, is) -> {
                            if (is != null) {
                                use.accept(is);
                            }
                        });
        return spinner;
    }

    void show(Chip chip) {
        popover.show(chip, 4);
    }
}
