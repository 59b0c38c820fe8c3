package thalweg.checkpoint;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/** Text of a file that isn't trusted, made fit for one line of a message. */
final class Text {
    private static final int MAX = 80;

    private Text() {}

    /** Without control characters, cut to 80 characters. */
    static String shown(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .limit(MAX)
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
                .forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) > MAX ? shown + "…" : shown.toString();
    }

    /** A whole number from 0 to 2^64 − 1, in groups of three digits. */
    static String unsigned(long number) {
        return String.format(Locale.ROOT, "%,d", new BigInteger(Long.toUnsignedString(number)));
    }

    /** Why something failed, in the system's words. */
    static Phrase reason(IOException e) {
        return Problem.reason(e).changed(Text::shown);
    }
}
