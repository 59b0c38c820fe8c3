package thalweg.desktop.toolbar;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.matching.StraightThroughSetting;
import thalweg.matching.StraightThroughSetting.Choice;
import thalweg.matching.StraightThroughSetting.Descent;

/** The options of the straight-through estimator, to see and to set. */
final class StraightThroughForm {
    private final OptionFields options;
    private final ChoiceBox<String> optimizer = new ChoiceBox<>();
    private final ChoiceBox<String> best = new ChoiceBox<>();
    private final Node momentumWord;
    private final TextField rate;
    private final TextField momentum;
    private final TextField batch;
    private final TextField steps;

    StraightThroughForm(StraightThroughSetting setting, OptionFields options) {
        this.options = options;
        Texts texts = options.texts();
        momentumWord = DataPopover.word(texts, "popover.momentum");
        rate = options.field("ste-rate", "rate", "popover.rate.about");
        momentum = options.field("ste-momentum", "momentum", "popover.momentum.about");
        batch = options.field("ste-batch", "batch", "popover.batch.about");
        steps = options.field("ste-steps", "steps", "popover.ste-steps.about");
        optimizer.getItems().addAll("Adam", "SGD");
        choose(optimizer, "optimizer", setting.optimizer().ordinal());
        optimizer
                .getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> optimizerIs(Descent.values()[index.intValue()]));
        best.getItems().addAll(texts.get("popover.best.fixed"), texts.get("popover.best.batch"));
        choose(best, "best", setting.choice().ordinal());
        best.getSelectionModel()
                .selectedIndexProperty()
                .addListener(
                        (o, was, is) -> options.set("best", id(Choice.values()[is.intValue()])));
        Tips.on(best, texts.of("popover.best.about"));
    }

    private static void choose(ChoiceBox<String> box, String name, int index) {
        box.setId("ste-" + name);
        box.getSelectionModel().select(index);
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A row an option; returns the next row. */
    int addTo(GridPane form, int row) {
        form.addRow(row, DataPopover.word(options.texts(), "popover.optimizer"), optimizer);
        form.addRow(row + 1, DataPopover.word(options.texts(), "popover.rate"), rate);
        form.addRow(row + 2, momentumWord, momentum);
        form.addRow(row + 3, DataPopover.word(options.texts(), "popover.batch"), batch);
        form.addRow(row + 4, DataPopover.word(options.texts(), "popover.steps"), steps);
        form.addRow(row + 5, DataPopover.word(options.texts(), "popover.best"), best);
        return row + 6;
    }

    private void optimizerIs(Descent descent) {
        boolean sgd = descent == Descent.SGD;
        for (Node node : new Node[] {momentumWord, momentum}) {
            node.setVisible(sgd);
            node.setManaged(sgd);
        }
        if (id(descent).equals(options.get("optimizer"))) {
            return;
        }
        options.forget("momentum");
        options.forget("rate");
        if (options.set("optimizer", id(descent)) instanceof StraightThroughSetting usual) {
            momentum.setText(sgd ? String.valueOf(usual.momentum()) : "");
            rate.setText(String.valueOf(usual.rate()));
        }
    }
}
