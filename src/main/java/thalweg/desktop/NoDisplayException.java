package thalweg.desktop;

import thalweg.engine.Problem;
import thalweg.session.Program;

/** There is no display to open a window on. */
public final class NoDisplayException extends Problem {
    private static final long serialVersionUID = 1L;

    /** Made where the window can't be opened. */
    public NoDisplayException() {
        super(
                "there is no display to open a window on",
                "DISPLAY",
                "run " + Program.command() + " demo, which does the main job without one");
    }
}
