package thalweg.engine;

import java.util.regex.Pattern;

/**
 * Something a person can act on: what is wrong, where, and what to do. Each package that reads
 * input or writes output has its own subclass. Its message is one sentence, fit for a terminal's
 * line, a banner or a dialog.
 */
public abstract class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029]");

    private final String what;
    private final String where;
    private final String remedy;

    /**
     * @param what what is wrong, without a full stop
     * @param where the file, tensor or option it is wrong in
     * @param remedy what to do about it
     */
    protected Problem(String what, String where, String remedy) {
        super(plain(what + ", " + where + ", " + remedy));
        this.what = plain(what);
        this.where = plain(where);
        this.remedy = plain(remedy);
    }

    /**
     * Without control characters, so that no name of a file, tensor or group breaks the line or
     * commands a terminal.
     */
    private static String plain(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    /** What is wrong. */
    public final String what() {
        return what;
    }

    /** The file, tensor or option it is wrong in. */
    public final String where() {
        return where;
    }

    /** What to do about it. */
    public final String remedy() {
        return remedy;
    }

    /**
     * Whether the request or an input is to blame (exit status 2) rather than the work (exit status
     * 1).
     */
    public boolean badInput() {
        return true;
    }
}
