package thalweg.desktop;

import org.jspecify.annotations.Nullable;
import thalweg.desktop.loss.FiguresModel;
import thalweg.desktop.workbench.BarrierForetold;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.LineFigures;
import thalweg.desktop.workbench.LineFigures.Foretold;
import thalweg.desktop.workbench.Measured;
import thalweg.desktop.workbench.PairInHand;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.evaluation.Renormalization;
import thalweg.report.Figures;
import thalweg.report.LossReferences;
import thalweg.report.SearchNames;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** Keeps what the loss panel's curves are held against up to date. */
final class FiguresFeed {
    private final WorkbenchState state;
    private final LineFigures figures;
    private final FiguresModel model;

    FiguresFeed(WorkbenchState state, FiguresModel model) {
        this.state = state;
        this.figures = state.lineFigures();
        this.model = model;
        model.referencesProperty().bindBidirectional(figures.referencesProperty());
        model.taylorProperty().bindBidirectional(figures.taylorProperty());
        Frames.once(
                this::feed,
                state.texts().wordsProperty(),
                figures.referencesProperty(),
                figures.taylorProperty(),
                state.part().onProperty(),
                figures.taylorNaiveProperty(),
                figures.taylorMatchedProperty(),
                state.pairProperty(),
                state.dataProperty(),
                state.resultProperty());
    }

    /**
     * The lines that are to be drawn.
     *
     * @param matched whether there is a matched curve to hold against
     * @param sampled whether the curves are of other examples
     */
    LossReferences lines(boolean matched, boolean sampled) {
        LineFigures.Naive naive = Measured.now(figures.naiveProperty().get(), state);
        // With part of the weights merged there would be too many lines, and these aren't of it.
        boolean whole = !state.part().onProperty().get();
        if (!figures.referencesProperty().get() || !whole || sampled || naive == null) {
            return LossReferences.NONE;
        }
        return LossReferences.of(
                naive.ensemble().loss(),
                naive.calibrated(),
                matched ? Measured.now(figures.matchedProperty().get(), state) : null);
    }

    private void feed() {
        boolean wanted = figures.taylorProperty().get();
        Foretold naive = Measured.now(figures.taylorNaiveProperty().get(), state);
        Foretold matched = Measured.now(figures.taylorMatchedProperty().get(), state);
        model.naiveProperty().set(wanted ? words("lines.naive", naive) : "");
        model.matchedProperty().set(wanted ? words("lines.matched", matched) : "");
        model.noteProperty().set(note(wanted, naive));
    }

    private String words(String name, @Nullable Foretold foretold) {
        return foretold == null
                ? ""
                : state.words()
                        .get(
                                "loss.taylor.figure",
                                Phrase.of(name),
                                Figures.of(foretold.taylor().estimate(), 3),
                                Figures.of(foretold.taylor().barrier(), 3));
    }

    private String note(boolean taylor, @Nullable Foretold naive) {
        PairInHand pair = state.pair();
        DataChoice data = state.data();
        Words words = state.words();
        if (pair == null || data == null) {
            return taylor || figures.referencesProperty().get() ? words.get("loss.note.data") : "";
        }
        if (figures.referencesProperty().get()
                && data.statistics().kind() == Renormalization.REPAIR) {
            return words.get("loss.note.repair");
        }
        if (!taylor) {
            return figures.referencesProperty().get() && state.part().onProperty().get()
                    ? words.get("loss.note.part")
                    : "";
        }
        Phrase refusal = BarrierForetold.refusal(pair.pair().network());
        if (!refusal.isNone()) {
            return SearchNames.capital(refusal).in(words);
        }
        if (naive == null) {
            return words.get("loss.note.measuring");
        }
        return naive.batch() == 0 ? "" : words.get("loss.note.batches", naive.batch());
    }
}
