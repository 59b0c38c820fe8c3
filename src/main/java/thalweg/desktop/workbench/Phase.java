package thalweg.desktop.workbench;

/** How far the work is. */
public enum Phase {
    /** Fewer than two models, or two that don't fit. */
    NO_PAIR,
    /** Two models that fit each other. */
    READY,
    /** A search is on its way. */
    SEARCHING,
    /** A search has ended. */
    DONE
}
