package thalweg.desktop.workbench;

/** How the pair in hand is shown. */
public enum PairView {
    /** Line, spectra, R, alignment and distance of the chosen layer and the step shown. */
    PANELS,
    /** A small picture of every layer. */
    LAYERS,
    /** Before and after, or two searches, side by side. */
    SIDES
}
