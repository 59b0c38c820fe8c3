package thalweg.study;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.WholeFile;
import thalweg.words.Phrase;

/**
 * The folder of one study: what it is, a file a task, a file a result. Each file appears whole or
 * not at all, so that a run which ends at any moment leaves a folder that the next goes on in.
 * While it is open no other run may write into it.
 */
public final class ResultsFolder implements AutoCloseable {
    private static final String MANIFEST = "study.json";
    private static final String LOCK = ".lock";
    static final String ENDING = ".json";

    private final Path folder;
    private final FileChannel lock;

    /**
     * What says whose a folder is.
     *
     * @param tasks their names in files, in order
     */
    private record Manifest(int version, String title, List<String> tasks) {}

    private ResultsFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes the folder, or takes over what a run of the same study left in it. A study that has
     * grown since goes on in its folder.
     *
     * @throws StudyException when it can't be made or written, holds something else, or another run
     *     is at work in it
     */
    static ResultsFolder claim(Path folder, Study study) {
        List<String> ids = study.tasks().stream().map(StudyTask::id).toList();
        boolean there = Files.exists(folder);
        if (there) {
            requireOurs(folder, ids);
        }
        FileChannel lock = null;
        try {
            Files.createDirectories(tasks(folder));
            Files.createDirectories(results(folder));
            lock = lock(folder);
            removeParts(folder);
            removeParts(tasks(folder));
            removeParts(results(folder));
            for (StudyTask task : study.tasks()) {
                Path file = tasks(folder).resolve(task.id() + ENDING);
                if (!Files.exists(file)) {
                    WholeFile.writeText(file, StudyJson.pretty(task), true);
                }
            }
            WholeFile.writeText(
                    folder.resolve(MANIFEST),
                    StudyJson.pretty(new Manifest(StudyTask.VERSION, study.title(), ids)),
                    true);
            return new ResultsFolder(folder, lock);
        } catch (IOException | SecurityException | thalweg.checkpoint.CheckpointException e) {
            close(lock);
            throw new StudyException(
                    Phrase.of("badstudy.results-cannot-be-written", reason(e)),
                    folder.toString(),
                    Phrase.of("remedies.another-results"));
        } catch (StudyException e) {
            close(lock);
            throw e;
        }
    }

    private static void requireOurs(Path folder, List<String> ids) {
        String where = folder.toString();
        Phrase remedy = Phrase.of("remedies.another-results");
        if (!Files.isDirectory(folder)) {
            throw new StudyException(Phrase.of("badstudy.file-no-folder"), where, remedy);
        }
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.exists(manifest)) {
            if (isEmpty(folder)) {
                return;
            }
            throw new StudyException(Phrase.of("badstudy.holds-something-else"), where, remedy);
        }
        Manifest found =
                text(manifest)
                        .flatMap(text -> StudyJson.read(text, Manifest.class))
                        .orElseThrow(
                                () ->
                                        new StudyException(
                                                Phrase.of("badstudy.manifest", MANIFEST),
                                                where,
                                                remedy));
        Set<String> foreign = new HashSet<>(found.tasks());
        ids.forEach(foreign::remove);
        if (!foreign.isEmpty()) {
            throw new StudyException(
                    Phrase.of(
                            "badstudy.foreign",
                            found.title(),
                            foreign.size(),
                            found.tasks().size()),
                    where,
                    Phrase.of("remedies.another-results-or-remove"));
        }
    }

    private static String reason(Exception e) {
        return String.valueOf(e.getMessage());
    }

    /** What a run leaves that ends before it has claimed the folder doesn't count. */
    private static boolean isEmpty(Path folder) {
        Set<String> own = Set.of(LOCK, "tasks", "results");
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .allMatch(name -> own.contains(name) || name.endsWith(".part"));
        } catch (IOException e) {
            throw new StudyException(
                    Phrase.of("badstudy.folder-cannot-be-read", reason(e)),
                    folder.toString(),
                    Phrase.of("remedies.another-results"));
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            held = null; // by this very process
        } catch (IOException e) {
            return channel; // a file system that has no locks
        }
        if (held == null) {
            channel.close();
            throw new StudyException(
                    Phrase.of("badstudy.another-run"),
                    folder.toString(),
                    Phrase.of("remedies.wait-or-another-results"));
        }
        return channel;
    }

    private static void removeParts(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*.part")) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** The files that describe a study's tasks, in their order. */
    public List<Path> taskFiles(Study study) {
        return study.tasks().stream()
                .map(task -> tasks(folder).resolve(task.id() + ENDING))
                .toList();
    }

    /** What was found of a task already; a file that isn't its whole result counts as none. */
    public Optional<StudyResult> find(StudyTask task) {
        return read(results(folder).resolve(task.id() + ENDING), task);
    }

    /** A task's result from its file; empty where that isn't its whole result. */
    static Optional<StudyResult> read(Path file, StudyTask task) {
        return text(file)
                .flatMap(text -> StudyJson.read(text, StudyResult.class))
                .filter(result -> result.task().equals(task))
                .filter(result -> (task.pair() ? result.pair() : result.triple()) != null);
    }

    /** The same of a folder that isn't claimed. */
    static List<StudyResult> foundIn(Path folder, Study study) {
        List<StudyResult> found = new ArrayList<>();
        for (StudyTask task : study.tasks()) {
            read(results(folder).resolve(task.id() + ENDING), task).ifPresent(found::add);
        }
        return found;
    }

    /** Results of the study's tasks, in their order; of some there may be none yet. */
    public List<StudyResult> found(Study study) {
        List<StudyResult> found = new ArrayList<>();
        study.tasks().forEach(task -> find(task).ifPresent(found::add));
        return found;
    }

    /**
     * Keeps a result.
     *
     * @throws thalweg.checkpoint.CheckpointException when it can't be written
     */
    public void keep(StudyResult result) {
        WholeFile.writeText(
                results(folder).resolve(result.task().id() + ENDING),
                StudyJson.pretty(result),
                true);
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path tasks(Path folder) {
        return folder.resolve("tasks");
    }

    private static Path results(Path folder) {
        return folder.resolve("results");
    }

    @Override
    public void close() {
        close(lock);
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The process' end gives the lock back.
            }
        }
    }
}
