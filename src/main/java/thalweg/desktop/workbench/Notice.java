package thalweg.desktop.workbench;

/**
 * Something to tell in a banner.
 *
 * @param sentence of a problem: what, where, what to do
 * @param problem false for good news
 */
public record Notice(String sentence, boolean problem) {
    /** Of a problem. */
    public Notice(String sentence) {
        this(sentence, true);
    }
}
