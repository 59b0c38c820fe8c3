package thalweg.session;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/**
 * What a person has set, kept for the next start: a text file with a name and a value a line, which
 * is read in no time. A file that isn't one is set aside beside it and does no harm.
 */
public final class KeptSettings {
    private static final String NAME = "settings.txt";
    private static final long MOST_BYTES = 1 << 16;

    private static final Pattern NAMES = Pattern.compile("[a-z-]+");

    private final Path file;

    /**
     * @param state the program's folder for what is kept; need not exist
     */
    public KeptSettings(Path state) {
        this.file = state.resolve(NAME);
    }

    /** Every setting by its name; none where nothing was kept or it can't be read. */
    public Map<String, String> read() {
        return open().values();
    }

    /**
     * What was kept.
     *
     * @param values every setting by its name
     * @param setAside where the file is now that was none; empty for a good one, or for none
     */
    public record Opened(Map<String, String> values, Optional<Path> setAside) {
        /** Copies the settings. */
        public Opened {
            values = Map.copyOf(values);
        }
    }

    /** The same, saying whether the file had to be set aside. */
    public Opened open() {
        try {
            if (!Files.exists(file)) {
                return nothing();
            }
            if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
                return new Opened(parsed(Files.readString(file)), Optional.empty());
            }
        } catch (CharacterCodingException | IllegalArgumentException e) {
            // It isn't text, or not this text.
        } catch (IOException e) {
            return nothing(); // It can't be read now: that says nothing against it.
        }
        return new Opened(Map.of(), setAside());
    }

    private static Opened nothing() {
        return new Opened(Map.of(), Optional.empty());
    }

    /** The file that settings are kept in; may not exist. */
    public Path file() {
        return file;
    }

    /**
     * Keeps a setting beside the others, whole or not at all.
     *
     * @param name of small letters and hyphens
     * @param value one line
     * @throws SessionException when it can't be written
     */
    public void keep(String name, String value) {
        if (!NAMES.matcher(name).matches() || value.lines().count() > 1) {
            throw new IllegalArgumentException(name + " = " + value);
        }
        var all = new TreeMap<>(read());
        all.put(name, value);
        var text = new StringBuilder();
        all.forEach((n, v) -> text.append(n).append(" = ").append(v).append('\n'));
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path temporary = Files.createTempFile(folder, ".settings", ".txt");
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
        } catch (IOException e) {
            throw new SessionException(
                    Phrase.of("badsession.setting-cannot-kept-for-next-start", Problem.reason(e)),
                    file.toString(),
                    Phrase.of("remedies.check-folder-can-written"));
        }
    }

    private static Map<String, String> parsed(String text) {
        var all = new TreeMap<String, String>();
        for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
            int equals = line.indexOf('=');
            String name = line.substring(0, Math.max(0, equals)).strip();
            if (!NAMES.matcher(name).matches()) {
                throw new IllegalArgumentException(line);
            }
            all.put(name, line.substring(equals + 1).strip());
        }
        return all;
    }

    private Optional<Path> setAside() {
        Path beside = file.resolveSibling(NAME + ".damaged");
        try {
            Files.move(file, beside, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(beside);
        } catch (IOException e) {
            return Optional.of(file); // It stays where it is, and is read as nothing again.
        }
    }
}
