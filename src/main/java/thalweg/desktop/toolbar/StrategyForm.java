package thalweg.desktop.toolbar;

import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.workbench.ThreeState;
import thalweg.matching.Several;
import thalweg.matching.Strategies;

/** How three models are brought together, and which of them stays. */
final class StrategyForm {
    private final ChoiceBox<Strategies.Kind> strategy = new ChoiceBox<>();
    private final ChoiceBox<String> anchor = new ChoiceBox<>();

    StrategyForm(ThreeState three) {
        strategy.setId("strategy");
        strategy.getItems().addAll(Strategies.kinds());
        strategy.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Strategies.Kind kind) {
                        return kind == null ? "" : kind.name();
                    }

                    @Override
                    public Strategies.Kind fromString(String text) {
                        throw new UnsupportedOperationException("not editable");
                    }
                });
        strategy.setValue(three.strategyProperty().get());
        strategy.valueProperty().subscribe(three.strategyProperty()::set);
        Tips.on(
                strategy,
                "Star: each model is matched to the anchor. Merge many: each in turn to the mean of"
                        + " the others, until nothing changes. C²M³: all at once, into one universe,"
                        + " so that cycles close. The last two match weights.");
        anchor.setId("anchor");
        for (int m = 0; m < 3; m++) {
            anchor.getItems().add(Several.letter(m));
        }
        anchor.getSelectionModel().select(three.anchorProperty().get());
        anchor.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> three.anchorProperty().set(index.intValue()));
        Tips.on(anchor, "The model that doesn't move: the others are moved into its frame");
    }

    /** A row a choice; returns the next row. */
    int addTo(GridPane form, int row) {
        form.addRow(row, DataPopover.word("strategy"), strategy);
        form.addRow(row + 1, DataPopover.word("anchor"), anchor);
        return row + 2;
    }
}
