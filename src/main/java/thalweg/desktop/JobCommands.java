package thalweg.desktop;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import javafx.beans.binding.Bindings;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.commands.Need;
import thalweg.desktop.jobs.Jobs;
import thalweg.desktop.jobs.ListedJob;
import thalweg.desktop.workbench.Workbench;
import thalweg.words.Phrase;

/** What a person can do with jobs, and with what holds for all times. */
final class JobCommands {
    private final Jobs jobs;

    JobCommands(Workbench workbench) {
        this.jobs = workbench.jobs();
    }

    /** Adds them to a window's list. */
    void addTo(Commands list, WindowCommands.Window window) {
        list.add(
                new Command(
                        "jobs",
                        new KeyCodeCombination(KeyCode.J),
                        Bindings.createBooleanBinding(() -> true),
                        window.sheets()::showJobs));
        list.add(
                new Command(
                        "pause",
                        new KeyCodeCombination(KeyCode.P),
                        Need.of(
                                Bindings.createBooleanBinding(
                                        this::canPause, jobs.changesProperty()),
                                Phrase.of("needs.pausable")),
                        jobs::pauseOrResume));
        list.add(
                new Command(
                        "stop-job",
                        new KeyCodeCombination(KeyCode.PERIOD, SHORTCUT_DOWN),
                        Need.of(
                                Bindings.createBooleanBinding(
                                        () -> jobs.frontProperty().get() != null,
                                        jobs.changesProperty()),
                                Phrase.of("needs.job")),
                        this::stop));
        list.add(
                new Command(
                        "preferences",
                        new KeyCodeCombination(KeyCode.COMMA, SHORTCUT_DOWN),
                        Bindings.createBooleanBinding(() -> true),
                        window.sheets()::showPreferences));
    }

    private boolean canPause() {
        ListedJob job = jobs.frontProperty().get();
        return job != null && job.canPause();
    }

    private void stop() {
        ListedJob job = jobs.frontProperty().get();
        if (job != null) {
            job.stop();
        }
    }
}
