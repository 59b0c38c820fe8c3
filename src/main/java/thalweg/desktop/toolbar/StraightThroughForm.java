package thalweg.desktop.toolbar;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import thalweg.desktop.theme.Tips;
import thalweg.matching.MatchingException;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchSetting;
import thalweg.matching.StraightThroughSetting;
import thalweg.matching.StraightThroughSetting.Choice;
import thalweg.matching.StraightThroughSetting.Descent;

/**
 * The options of the straight-through estimator, to see and to set. What is typed holds as soon as
 * it is an option that can be; until then its field is marked, says why, and the last one holds.
 */
final class StraightThroughForm {
    private static final double WIDTH = 120;

    private final Map<String, String> options = new LinkedHashMap<>();
    private final Consumer<SearchSetting> use;
    private final ChoiceBox<String> optimizer = new ChoiceBox<>();
    private final ChoiceBox<String> best = new ChoiceBox<>();
    private final TextField rate;
    private final TextField momentum;
    private final TextField batch;
    private final TextField steps;

    StraightThroughForm(StraightThroughSetting setting, Consumer<SearchSetting> use) {
        this.use = use;
        setting.options().forEach((name, value) -> options.put(name, value.toString()));
        rate = field("rate", "The learning rate");
        momentum = field("momentum", "The momentum of SGD, from 0 to less than 1");
        batch = field("batch", "Training examples a step, drawn at random");
        steps =
                field(
                        "steps",
                        "Each step matches B to the weights being learnt and moves these down the"
                                + " gradient of the loss at the midpoint of A and π(B)");
        for (Descent descent : Descent.values()) {
            optimizer.getItems().add(descent.name());
        }
        choose(optimizer, "optimizer", setting.optimizer().ordinal());
        optimizer
                .getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> optimizerIs(Descent.values()[index.intValue()]));
        best.getItems().addAll("1,000 fixed examples", "the step's own batch");
        choose(best, "best", setting.choice().ordinal());
        best.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> set("best", Choice.values()[index.intValue()].name()));
        Tips.on(
                best,
                "On which training examples the losses at the midpoint are compared, to keep the"
                        + " best permutation");
    }

    private static void choose(ChoiceBox<String> box, String name, int index) {
        box.setId("ste-" + name);
        box.getSelectionModel().select(index);
    }

    /** A row an option; returns the next row. */
    int addTo(GridPane form, int row) {
        Node[] fields = {optimizer, rate, momentum, batch, steps, best};
        String[] words = {"optimizer", "rate", "momentum", "batch", "steps", "best by"};
        for (int i = 0; i < fields.length; i++) {
            form.addRow(row + i, DataPopover.word(words[i]), fields[i]);
        }
        return row + fields.length;
    }

    private TextField field(String name, String tip) {
        var field = new TextField(options.getOrDefault(name, ""));
        field.setId("ste-" + name);
        field.setPrefWidth(WIDTH);
        field.setMaxWidth(WIDTH);
        Tips.on(field, tip);
        field.textProperty()
                .addListener(
                        (o, was, is) -> {
                            String before = options.put(name, is.strip());
                            boolean holds = apply();
                            field.pseudoClassStateChanged(Styles.STATE_DANGER, !holds);
                            if (!holds && before != null) {
                                options.put(name, before);
                            }
                        });
        return field;
    }

    private void optimizerIs(Descent descent) {
        boolean sgd = descent == Descent.SGD;
        momentum.setDisable(!sgd);
        String name = descent.name().toLowerCase(Locale.ROOT);
        if (name.equals(options.get("optimizer"))) {
            return;
        }
        options.remove("momentum");
        options.remove("rate");
        options.put("optimizer", name);
        StraightThroughSetting usual =
                (StraightThroughSetting) SearchKind.STRAIGHT_THROUGH.setting(options);
        momentum.setText(sgd ? String.valueOf(usual.momentum()) : "");
        rate.setText(String.valueOf(usual.rate()));
        apply();
    }

    private void set(String name, String value) {
        options.put(name, value.toLowerCase(Locale.ROOT));
        apply();
    }

    /** Whether these are options that can be. */
    private boolean apply() {
        try {
            var wanted = new LinkedHashMap<>(options);
            wanted.values().removeIf(String::isEmpty);
            use.accept(SearchKind.STRAIGHT_THROUGH.setting(wanted));
            return true;
        } catch (MatchingException e) {
            return false;
        }
    }
}
