package thalweg.desktop;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.commands.EitherKey;
import thalweg.desktop.commands.Need;
import thalweg.desktop.presentation.Presentation;
import thalweg.words.Phrase;

/** What a speaker can do: make steps, and go through them. */
final class PresentationCommands {
    private final Conditions conditions;
    private final Presentation presentation;

    PresentationCommands(Conditions conditions, Presentation presentation) {
        this.conditions = conditions;
        this.presentation = presentation;
    }

    /** Adds them to a window's list. */
    void addTo(Commands list, WindowCommands.Window window) {
        ObservableBooleanValue pair = conditions.pair();
        var on = Need.of(presentation.onProperty(), Phrase.of("needs.presenting"));
        add(list, "present", key(KeyCode.F11), always(), this::toggle);
        add(
                list,
                "present-add",
                new KeyCodeCombination(KeyCode.M, SHORTCUT_DOWN),
                pair,
                () -> {
                    presentation.add("");
                    window.keptStep().tell();
                });
        var steps =
                Need.of(
                        Bindings.isNotEmpty(presentation.steps()),
                        Phrase.of("needs.presentation-steps"));
        add(list, "present-caption", key(KeyCode.F2), steps, window.keptStep()::edit);
        add(
                list,
                "present-steps",
                new KeyCodeCombination(KeyCode.M, SHORTCUT_DOWN, SHIFT_DOWN),
                always(),
                window.sheets()::showSteps);
        add(
                list,
                "present-next",
                either(key(KeyCode.RIGHT), key(KeyCode.SPACE), key(KeyCode.PAGE_DOWN)),
                on,
                presentation::next);
        add(
                list,
                "present-previous",
                either(key(KeyCode.LEFT), key(KeyCode.BACK_SPACE), key(KeyCode.PAGE_UP)),
                on,
                presentation::previous);
        add(list, "present-first", key(KeyCode.HOME), on, presentation::first);
        add(list, "present-last", key(KeyCode.END), on, presentation::last);
        add(
                list,
                "present-blank",
                new EitherKey(key(KeyCode.B), key(KeyCode.PERIOD)),
                on,
                () -> presentation.blankProperty().set(!presentation.blankProperty().get()));
        PresentationExports exports = window.presentationExports();
        add(list, "present-pngs", null, conditions.pair().and(steps), () -> exports.pngs(false));
        add(list, "present-pdf", null, conditions.pair().and(steps), exports::pdf);
        add(list, "present-animation", null, pair, window.sheets()::showAnimation);
        add(
                list,
                "report",
                new KeyCodeCombination(KeyCode.R, SHORTCUT_DOWN),
                pair,
                () -> exports.report(false));
        add(list, "report-pdf", null, pair, () -> exports.report(true));
        add(
                list,
                "motion",
                null,
                always(),
                () -> window.motionProperty().set(!window.motionProperty().get()));
    }

    private void toggle() {
        if (presentation.onProperty().get()) {
            presentation.end();
        } else {
            presentation.begin();
        }
    }

    private static ObservableBooleanValue always() {
        return Bindings.createBooleanBinding(() -> true);
    }

    private static void add(
            Commands list,
            String id,
            @Nullable KeyCombination key,
            ObservableBooleanValue enabled,
            Runnable action) {
        list.add(new Command(id, key, enabled, action));
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination either(
            KeyCombination one, KeyCombination other, KeyCombination third) {
        return new EitherKey(new EitherKey(one, other), third);
    }
}
