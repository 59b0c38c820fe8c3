package thalweg.desktop.toolbar;

import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.GridPane;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.ChoiceWords;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.ThreeState;
import thalweg.matching.Several;
import thalweg.matching.Strategies;
import thalweg.report.SearchNames;

/** How three models are brought together, and which of them stays. */
final class StrategyForm {
    private final Texts texts;
    private final ChoiceBox<Strategies.Kind> strategy = new ChoiceBox<>();
    private final ChoiceBox<String> anchor = new ChoiceBox<>();

    StrategyForm(ThreeState three, Texts texts) {
        this.texts = texts;
        strategy.setId("strategy");
        strategy.getItems().addAll(Strategies.kinds());
        strategy.setConverter(
                new ChoiceWords<>(kind -> SearchNames.strategy(kind.id()).in(texts.words())));
        strategy.setValue(three.strategyProperty().get());
        strategy.valueProperty().subscribe(three.strategyProperty()::set);
        Tips.on(strategy, texts.of("popover.strategy.about"));
        anchor.setId("anchor");
        for (int m = 0; m < 3; m++) {
            anchor.getItems().add(Several.letter(m));
        }
        anchor.getSelectionModel().select(three.anchorProperty().get());
        anchor.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> three.anchorProperty().set(index.intValue()));
        Tips.on(anchor, texts.of("popover.anchor.about"));
    }

    /** A row a choice; returns the next row. */
    int addTo(GridPane form, int row) {
        form.addRow(row, DataPopover.word(texts, "popover.strategy"), strategy);
        form.addRow(row + 1, DataPopover.word(texts, "popover.anchor"), anchor);
        return row + 2;
    }
}
