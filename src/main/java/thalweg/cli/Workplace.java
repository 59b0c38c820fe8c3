package thalweg.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import thalweg.engine.DeviceChoice;
import thalweg.engine.Engine;
import thalweg.engine.Engines;
import thalweg.engine.Job;
import thalweg.engine.JobStoppedException;
import thalweg.engine.Task;
import thalweg.report.Provenance;
import thalweg.session.DescribedNetworks;
import thalweg.session.Program;

/** What a command works with: the terminal, the engine, and Ctrl-C. Used by one thread. */
final class Workplace implements AutoCloseable {
    private static final long GLANCE_MILLISECONDS = 100;

    private final Terminal terminal;
    private final EngineSource engines;
    private final Interrupts interrupts;
    private final DescribedNetworks described;
    private final List<String> words;
    private @Nullable Engine engine;
    private boolean keepsGoing;

    Workplace(
            Terminal terminal,
            EngineSource engines,
            Interrupts interrupts,
            DescribedNetworks described,
            List<String> words) {
        this.words = List.copyOf(words);
        this.described = described;
        this.terminal = terminal;
        this.engines = engines;
        this.interrupts = interrupts;
    }

    /**
     * How what is written came to be, in one line: version, the command as it was given, every file
     * that it names with its hash, what searched, and the device.
     *
     * @param search with its seed; empty for none
     */
    String made(String search) {
        List<Provenance.Source> sources = new ArrayList<>();
        for (String word : words) {
            if (isFile(word)) {
                sources.add(Provenance.Source.of(Path.of(word)));
            }
        }
        String device = engine == null ? "" : engine.device().name();
        String command = "thalweg " + String.join(" ", words);
        return new Provenance(
                        Program.version(),
                        sources,
                        "",
                        0,
                        device,
                        search.isEmpty() ? command : command + "; " + search)
                .line();
    }

    private static boolean isFile(String word) {
        try {
            return Files.isRegularFile(Path.of(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Networks that were described before. */
    DescribedNetworks described() {
        return described;
    }

    Terminal terminal() {
        return terminal;
    }

    /** Makes the engine. */
    Engine start(DeviceChoice device, int threads) {
        if (engine != null) {
            throw new IllegalStateException("a process has one engine");
        }
        Engine made = engines.make(device, threads, Engines.defaultBudgetBytes());
        engine = made;
        return made;
    }

    /** The engine that was made. */
    Engine engine() {
        if (engine == null) {
            throw new IllegalStateException("the engine wasn't started");
        }
        return engine;
    }

    /**
     * There is a result, and what is left is to measure it: from now on the first Ctrl-C stops
     * nothing. The second still ends the process.
     */
    void keepGoing() {
        keepsGoing = true;
    }

    /** Whether Ctrl-C was pressed. */
    boolean stopAsked() {
        return interrupts.asked();
    }

    /**
     * Does work on the lane and waits for it, showing how far it is.
     *
     * @throws JobStoppedException when it was stopped with nothing to keep
     */
    <T> T measure(String name, Task.Body<T> body) {
        return await(engine().submit(new Task<>(name, body)));
    }

    /** The same for a search: asked to stop before it began, it stops at once with its start. */
    <T> T search(String name, Task.Body<T> body) {
        return measure(
                name,
                context -> body.run(interrupts.asked() ? new StoppedContext(context) : context));
    }

    private <T> T await(Job<T> job) {
        interrupts.running(keepsGoing ? null : job);
        var progress = new ProgressLine(terminal);
        try {
            while (true) {
                try {
                    return job.result().get(GLANCE_MILLISECONDS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    progress.show(job);
                }
            }
        } catch (CancellationException e) { // in which newer JDKs wrap the job's own
            throw new JobStoppedException();
        } catch (ExecutionException e) {
            throw unchecked(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            job.stop();
            Thread.currentThread().interrupt();
            throw new JobStoppedException();
        } finally {
            progress.clear();
            interrupts.running(null);
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        switch (cause) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(cause);
        }
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
