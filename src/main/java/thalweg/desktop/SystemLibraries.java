package thalweg.desktop;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/** The system's libraries that JavaFX shows windows with. */
final class SystemLibraries {
    private static final String GTK = "libgtk-3.so.0"; // the one that JavaFX takes

    private SystemLibraries() {}

    /** Has them loaded on a thread of their own, a tenth of a second before JavaFX comes to it. */
    static void loadAhead() {
        Thread.ofPlatform().name("thalweg-libraries").daemon().start(SystemLibraries::load);
    }

    @SuppressWarnings("restricted") // to name a library, which is all that is done with it
    private static void load() {
        try {
            SymbolLookup.libraryLookup(GTK, Arena.global());
        } catch (IllegalArgumentException e) {
            // Without it JavaFX says what is missing.
        }
    }
}
