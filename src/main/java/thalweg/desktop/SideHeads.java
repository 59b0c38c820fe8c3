package thalweg.desktop;

import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.KeptSearch;
import thalweg.desktop.workbench.SideChoice;
import thalweg.desktop.workbench.SideChoice.AsTheyAre;
import thalweg.desktop.workbench.SideChoice.Found;
import thalweg.desktop.workbench.SideChoice.Kept;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.matching.Snapshot;
import thalweg.report.SearchNames;
import thalweg.words.Phrase;

/** What is said of a side: its name, and what stands over its pictures. */
final class SideHeads {
    private final WorkbenchState state;

    SideHeads(WorkbenchState state) {
        this.state = state;
    }

    static Phrase name(SideChoice choice) {
        return switch (choice) {
            case AsTheyAre _ -> Phrase.of("sides.before");
            case Found _ -> Phrase.of("sides.after");
            case Kept(KeptSearch search) -> {
                var setting = search.result().setting();
                yield SearchNames.seeded(
                        SearchNames.brief(setting), setting, search.result().seed());
            }
        };
    }

    /** In the menu, where the step may be another by the time it is chosen. */
    static Phrase chosen(SideChoice choice) {
        return choice instanceof Found ? Phrase.of("sides.after.choice") : name(choice);
    }

    /**
     * Over the pictures: with the step that is shown; of a kept search beside losses of a sample
     * that its own is of all examples.
     */
    Phrase head(SideChoice choice, boolean sampled) {
        Phrase name = name(choice);
        Snapshot shown = state.history().shown();
        DataChoice data = state.data();
        if (choice instanceof Found && shown != null) {
            return SideLosses.isFound(shown, state)
                    ? Phrase.of("sides.after.best", shown.step())
                    : Phrase.of("sides.after.at", shown.step(), state.history().last());
        }
        return choice instanceof Kept && sampled && data != null
                ? Phrase.of("sides.of", name, words(data))
                : name;
    }

    private static Phrase words(DataChoice data) {
        return words -> data.words(data.examples(), words);
    }
}
