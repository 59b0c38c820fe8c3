package thalweg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import thalweg.cli.Cli;
import thalweg.cli.Terminal;
import thalweg.desktop.DesktopApp;
import thalweg.desktop.DesktopOptions;
import thalweg.desktop.preferences.WantedEngine;
import thalweg.engine.Engines;
import thalweg.engine.Problem;

/** Entry point: the window, or one command. */
public final class Main {
    private Main() {}

    /** Starts Thalweg. */
    public static void main(String[] args) {
        // Numbers are written one way whatever the system's language: pipes rely on it.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        if (opensWindow(args)) {
            System.exit(openWindow(args));
        }
        var cli = new Cli(Terminal.standard(), Engines::create, System.getenv());
        cli.listenToInterrupts();
        System.exit(cli.run(args));
    }

    /** The window; returns the exit status when it is closed. */
    private static int openWindow(String[] args) {
        DesktopApp.prepare();
        try {
            Path home = Path.of(System.getProperty("thalweg.home", "."));
            DesktopApp.launch(
                    WantedEngine::make,
                    DesktopOptions.standard(home.resolve("samples"), System.getenv()),
                    args);
            return 0;
        } catch (Problem problem) {
            System.err.println("thalweg: " + problem.getMessage());
            return problem.badInput() ? 2 : 1;
        } catch (RuntimeException | Error fault) {
            System.err.println(
                    "thalweg: the window has a fault, of which this is the trace, please report it");
            fault.printStackTrace();
            return 1;
        }
    }

    /** Without arguments, or with paths that exist and look like paths. The launcher asks alike. */
    static boolean opensWindow(String[] args) {
        for (String argument : args) {
            boolean path = argument.indexOf('.') >= 0 || argument.indexOf('/') >= 0;
            if (argument.startsWith("-") || !path || !Files.exists(Path.of(argument))) {
                return false;
            }
        }
        return true;
    }
}
