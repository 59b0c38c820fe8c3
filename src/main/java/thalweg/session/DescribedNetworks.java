package thalweg.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Tensor;
import thalweg.engine.Problem;
import thalweg.network.Description;
import thalweg.network.KnownDescriptions;
import thalweg.words.Phrase;

/**
 * Descriptions that fitted, kept for the next file of the same tensors: a text file for each set of
 * names and shapes, its first line a comment with the day.
 */
public final class DescribedNetworks implements KnownDescriptions {
    /** Networks that are kept; the one given longest ago goes first. */
    static final int MOST = 100;

    private static final String HEAD = "# thalweg: described by you on ";
    private static final String ENDING = ".txt";

    private final Path folder;
    private final Clock clock;

    /**
     * @param state the program's folder for what is kept; need not exist
     * @param clock says which day it is
     */
    public DescribedNetworks(Path state, Clock clock) {
        this.folder = state.resolve("networks");
        this.clock = clock;
    }

    /** The description of a file of the same tensors; none where what is kept can't be read. */
    @Override
    public Optional<Description> find(Checkpoint checkpoint) {
        Path file = file(checkpoint);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > 2 * Description.MOST_BYTES) {
                return Optional.empty();
            }
            String kept = Files.readString(file);
            int end = kept.indexOf('\n');
            if (end < 0 || !kept.startsWith(HEAD)) {
                return Optional.empty();
            }
            String day = kept.substring(HEAD.length(), end).strip();
            return Optional.of(
                    new Description(
                            kept.substring(end + 1), Phrase.of("assumed.described-on", day)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a description that fitted, whole or not at all, over an older one of the same tensors.
     *
     * @throws SessionException when it can't be written
     */
    public void keep(Checkpoint checkpoint, String text) {
        Path file = file(checkpoint);
        try {
            Files.createDirectories(folder);
            whole(file, HEAD + LocalDate.now(clock) + "\n" + text);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            forgetOldest();
        } catch (IOException e) {
            throw new SessionException(
                    Phrase.of("badsession.networks-description-cannot-kept", Problem.reason(e)),
                    folder.toString(),
                    Phrase.of("remedies.check-folder-can-written-give-description-again"));
        }
    }

    /**
     * Writes a description where a person wants it, whole or not at all, over what was there.
     *
     * @throws SessionException when it can't be written
     */
    public static void write(Path file, String text) {
        try {
            whole(file, text.endsWith("\n") ? text : text + "\n");
        } catch (IOException e) {
            throw new SessionException(
                    Phrase.of("badfiles.file-cannot-written", Problem.reason(e)),
                    file.toString(),
                    Phrase.of("remedies.choose-another-place"));
        }
    }

    private static void whole(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(folder, ".described", ENDING);
        try {
            Files.writeString(temporary, text);
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void forgetOldest() throws IOException {
        List<Path> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> !f.getFileName().toString().startsWith(".")).forEach(kept::add);
        }
        if (kept.size() <= MOST) {
            return;
        }
        kept.sort(Comparator.comparing(DescribedNetworks::age).thenComparing(f -> f));
        for (Path old : kept.subList(0, kept.size() - MOST)) {
            Files.deleteIfExists(old);
        }
    }

    private static FileTime age(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // it has just gone
        }
    }

    /** Named by what identifies a network's tensors: their names and shapes, in any order. */
    private Path file(Checkpoint checkpoint) {
        var key = new StringBuilder();
        checkpoint.tensors().stream()
                .sorted(Comparator.comparing(Tensor::name))
                .forEach(t -> key.append(t.name()).append('\0').append(t.shape()).append('\0'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.toString().getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest).substring(0, 32) + ENDING);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
