package thalweg.desktop;

import thalweg.desktop.jobs.ConsentSheet;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.Consent;
import thalweg.desktop.workbench.Workbench;
import thalweg.words.Phrase;

/** The question before something that will take long. */
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
                                show(question);
                            } else if (overlay.shows(ConsentSheet.class)) {
                                overlay.hide();
                            }
                        });
        overlay.openProperty()
                .subscribe(
                        open -> {
                            if (!open && overlay.shows(ConsentSheet.class)) {
                                consent.leave();
                            }
                        });
    }

    private void show(Consent.Question question) {
        String instead = question.guess() ? "jobs.long.instead.guess" : "jobs.long.instead";
        var sheet =
                new ConsentSheet(
                        texts,
                        question.what(),
                        question.seconds(),
                        question.guess(),
                        Phrase.of(instead),
                        again -> {
                            consent.goOn(again);
                            overlay.hide();
                        },
                        overlay::hide);
        overlay.show(sheet, sheet.first());
    }
}
