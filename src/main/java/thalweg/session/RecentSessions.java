package thalweg.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import thalweg.checkpoint.CheckpointException;
import thalweg.checkpoint.WholeFile;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/**
 * The sessions that were opened or saved last, kept for the next start: a text file with a path a
 * line, the newest first. What in it is no path is passed over.
 */
public final class RecentSessions {
    /** How many are kept. */
    public static final int MOST = 8;

    private static final String NAME = "recent.txt";
    private static final long MOST_BYTES = 1 << 16;

    private final Path file;

    /**
     * @param state the program's folder for what is kept; need not exist
     */
    public RecentSessions(Path state) {
        file = state.resolve(NAME);
    }

    /** Those that are there, the newest first; none where nothing was kept or it can't be read. */
    public List<Path> read() {
        return kept().stream().filter(Files::isRegularFile).toList();
    }

    private List<Path> kept() {
        List<Path> all = new ArrayList<>();
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
                for (String line : Files.readAllLines(file)) {
                    add(all, line.strip());
                }
            }
        } catch (IOException e) {
            return List.of(); // it can't be read, or isn't text
        }
        return all;
    }

    private static void add(List<Path> all, String line) {
        try {
            if (!line.isEmpty() && all.size() < MOST) {
                all.add(Path.of(line));
            }
        } catch (InvalidPathException e) {
            // The others are none the worse for it.
        }
    }

    /**
     * Keeps one as the newest. One that has gone is dropped only when there are too many: a disk
     * may come back.
     *
     * @throws SessionException when it can't be written
     */
    public void add(Path session) {
        Path whole = session.toAbsolutePath().normalize();
        if (whole.toString().lines().count() != 1) {
            return; // a line of its own is all that the file has for it
        }
        List<Path> all = new ArrayList<>(List.of(whole));
        kept().stream().filter(one -> !one.equals(whole)).limit(MOST - 1).forEach(all::add);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.writeText(
                    file,
                    String.join("\n", all.stream().map(Path::toString).toList()) + "\n",
                    true);
        } catch (IOException | CheckpointException e) {
            throw new SessionException(
                    Phrase.of(
                            "badsession.session-cannot-kept-among-recent-ones", Problem.reason(e)),
                    file.toString(),
                    Phrase.of("remedies.check-folder-can-written"));
        }
    }
}
