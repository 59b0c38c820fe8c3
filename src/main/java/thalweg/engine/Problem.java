package thalweg.engine;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Pattern;
import thalweg.words.Phrase;

/**
 * Something a person can act on: what is wrong, where, and what to do. Each package that reads
 * input or writes output has its own subclass. It is said in any language, as {@link #said}; its
 * message is the English sentence, fit for a terminal's line or a log.
 */
public abstract class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029]");

    private final transient Phrase what;
    private final transient Phrase where;
    private final transient Phrase remedy;

    /**
     * @param what what is wrong, without a full stop
     * @param where the file, tensor or option it is wrong in
     * @param remedy what to do about it
     */
    protected Problem(Phrase what, Phrase where, Phrase remedy) {
        super(sentence(plain(what), plain(where), plain(remedy)).inEnglish());
        this.what = plain(what);
        this.where = plain(where);
        this.remedy = plain(remedy);
    }

    /** One that is told on the command line alone, in English. */
    protected Problem(String what, String where, String remedy) {
        this(Phrase.plain(what), Phrase.plain(where), Phrase.plain(remedy));
    }

    private static Phrase sentence(Phrase what, Phrase where, Phrase remedy) {
        return Phrase.of("remedies.sentence", what, where, remedy);
    }

    /**
     * Without control characters, so that no name of a file, tensor or group breaks the line or
     * commands a terminal.
     */
    private static Phrase plain(Phrase said) {
        return said.changed(text -> CONTROL.matcher(text).replaceAll("?"));
    }

    /**
     * Why the system refuses: in the language where the reason is a common one, else in its own
     * words.
     */
    public static Phrase reason(Throwable e) {
        return switch (e) {
            case NoSuchFileException gone -> Phrase.of("badfiles.gone");
            case AccessDeniedException denied -> Phrase.of("badfiles.denied");
            case NotDirectoryException file -> Phrase.of("badfiles.no-folder");
            default -> {
                String message =
                        e instanceof FileSystemException f ? f.getReason() : e.getMessage();
                yield Phrase.plain(message == null ? e.getClass().getSimpleName() : message);
            }
        };
    }

    /** The sentence: what is wrong, where, and what to do. */
    public final Phrase said() {
        return sentence(what, where, remedy);
    }

    /** The sentence where one sees what it is about: what is wrong, and what to do. */
    public final Phrase saidInPlace() {
        return Phrase.of("remedies.sentence-here", what, remedy);
    }

    /** What is wrong. */
    public final Phrase whatSaid() {
        return what;
    }

    /** The file, tensor or option it is wrong in. */
    public final Phrase whereSaid() {
        return where;
    }

    /** What to do about it. */
    public final Phrase remedySaid() {
        return remedy;
    }

    /** What is wrong, in English. */
    public final String what() {
        return what.inEnglish();
    }

    /** The file, tensor or option it is wrong in, in English. */
    public final String where() {
        return where.inEnglish();
    }

    /** What to do about it, in English. */
    public final String remedy() {
        return remedy.inEnglish();
    }

    /**
     * Whether the request or an input is to blame (exit status 2) rather than the work (exit status
     * 1).
     */
    public boolean badInput() {
        return true;
    }
}
