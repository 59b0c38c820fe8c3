package thalweg.desktop;

import javafx.application.Platform;
import thalweg.desktop.jobs.ConsentSheet;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.Consent;
import thalweg.desktop.workbench.Workbench;

/** The question before something that will take long or much memory. */
final class ConsentQuestion {
    private final Consent consent;
    private final Texts texts;
    private final Overlay overlay;

    ConsentQuestion(Workbench workbench, Overlay overlay) {
        this.consent = workbench.consent();
        this.texts = workbench.state().texts();
        this.overlay = overlay;
    }

    /** Has it asked from now on; whoever puts the sheet away has it left. */
    void follow() {
        consent.questionProperty()
                .subscribe(
                        question -> {
                            if (question != null) {
                                offer(question);
                            } else if (overlay.shows(ConsentSheet.class)) {
                                overlay.hide();
                            }
                        });
        overlay.openProperty()
                .subscribe(
                        open -> {
                            Consent.Question asked = consent.questionProperty().get();
                            if (!open && asked != null) {
                                boolean left = overlay.shows(ConsentSheet.class);
                                // The next sheet is shown when this has gone.
                                Platform.runLater(left ? () -> consent.leave(asked) : this::again);
                            }
                        });
    }

    /** What a file's size asks comes by itself, and waits for the sheet that a person has open. */
    private void offer(Consent.Question question) {
        boolean waits = question.kind() == Consent.Kind.OPENING && overlay.openProperty().get();
        if (!waits || overlay.shows(ConsentSheet.class)) {
            show(question);
        }
    }

    private void again() {
        Consent.Question asked = consent.questionProperty().get();
        if (asked != null && !overlay.shows(ConsentSheet.class)) {
            offer(asked);
        }
    }

    private void show(Consent.Question question) {
        var sheet =
                new ConsentSheet(
                        texts, question, again -> consent.goOn(question, again), overlay::hide);
        overlay.show(sheet, sheet.first());
    }
}
