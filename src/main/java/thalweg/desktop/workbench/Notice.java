package thalweg.desktop.workbench;

/**
 * Something to tell in a banner.
 *
 * @param sentence of a problem: what, where, what to do
 * @param problem false for good news
 * @param whileSearching whether it holds only while a search runs
 */
public record Notice(String sentence, boolean problem, boolean whileSearching) {
    /** Of a problem. */
    public Notice(String sentence) {
        this(sentence, true);
    }

    /** Of a problem, or good news. */
    public Notice(String sentence, boolean problem) {
        this(sentence, problem, false);
    }

    /** That something has to wait for the search that runs: it goes when that ends. */
    static Notice whileSearching(String sentence) {
        return new Notice(sentence, true, true);
    }
}
