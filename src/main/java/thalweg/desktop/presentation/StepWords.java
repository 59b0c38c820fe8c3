package thalweg.desktop.presentation;

import java.util.ArrayList;
import java.util.List;
import thalweg.report.LayerWords;
import thalweg.report.SearchNames;
import thalweg.session.PresentationStep;
import thalweg.session.PresentedPanel;
import thalweg.words.Words;

/** Says in short what a step shows. */
final class StepWords {
    private StepWords() {}

    /** Its panel, e.g. "Singular values". */
    static String panel(PresentationStep step, Words words) {
        return words.get(
                "presentation.panel."
                        + PresentedPanel.named(step.panel()).orElse(PresentedPanel.WINDOW).id());
    }

    /** What is looked at there, e.g. "fc2 · α 0.50 · step 33 · WM". */
    static String detail(PresentationStep step, Words words) {
        List<String> parts = new ArrayList<>();
        if (!step.layer().isEmpty()) {
            parts.add(LayerWords.shortName(step.layer()));
        }
        parts.add(words.format("α %.2f", step.alpha()));
        var search = step.search();
        if (search != null) {
            parts.add(words.get("presentation.step", String.valueOf(step.step())));
            parts.add(SearchNames.brief(search.setting()).in(words));
        }
        return String.join(" · ", parts);
    }
}
