package thalweg.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** Options that every command has. */
final class CommonOptions {
    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Option(names = "--trace", description = "With an error, print where it came from.")
    private boolean trace;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    private boolean help;

    boolean trace() {
        return trace;
    }

    boolean help() {
        return help;
    }

    /** Writes a result, as JSON or for people. */
    void print(Terminal terminal, Map<String, ?> fields, Object table) {
        terminal.result(json ? Json.line(fields) : table.toString());
    }
}
