package thalweg;

import java.nio.file.Files;
import java.nio.file.Path;
import thalweg.cli.Cli;
import thalweg.cli.Terminal;
import thalweg.engine.Engines;

/** Entry point: the window, or one command. */
public final class Main {
    private Main() {}

    /** Starts Thalweg. */
    public static void main(String[] args) {
        var cli = new Cli(Terminal.standard(), Engines::create);
        cli.listenToInterrupts();
        System.exit(cli.run(args));
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
