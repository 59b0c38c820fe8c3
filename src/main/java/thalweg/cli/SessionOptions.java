package thalweg.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import thalweg.session.Session;
import thalweg.session.SessionFile;
import thalweg.words.Language;
import thalweg.words.Words;

/** A session, and in which words something is made of it. */
final class SessionOptions {
    @Parameters(index = "0", paramLabel = "SESSION", description = "A session's file.")
    private Path file = Path.of("");

    @Option(
            names = "--files",
            paramLabel = "DIR",
            description = "Where to look for models and data that aren't where the session says.")
    private @Nullable Path folder;

    @Option(
            names = "--language",
            paramLabel = "NAME",
            defaultValue = "en",
            description = "en or zh (default: en).")
    private String language = "en";

    /** The session's file. */
    Path file() {
        return file;
    }

    /** Reads it, its files where they are now. */
    Session read() {
        return OpenedSession.placed(SessionFile.read(file), file, folder);
    }

    /** In which words. */
    Words words() {
        return Words.of(
                Language.named(language)
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "there are no words of '" + language + "'",
                                                "--language",
                                                "use "
                                                        + String.join(
                                                                " or ",
                                                                List.of(Language.values()).stream()
                                                                        .map(Language::id)
                                                                        .toList()))));
    }
}
