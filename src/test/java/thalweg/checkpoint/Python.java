package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs scripts with the system's Python, where it has the modules that they need. */
public final class Python {
    private static final String INTERPRETER = "/usr/bin/python3";

    private Python() {}

    /** Runs a script file, or skips the test where that can't be. */
    public static String script(Path script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        return run(List.of("torch", "numpy"), command);
    }

    /** Runs a script file that needs these modules, or skips the test where that can't be. */
    public static String script(List<String> modules, Path script, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        return run(modules, command);
    }

    /** Runs a program given as text that needs these modules; it imports them and sys. */
    static String program(List<String> modules, String program, String... arguments)
            throws Exception {
        String imports = "import sys, " + String.join(", ", modules) + "\n";
        List<String> command = new ArrayList<>(List.of("-c", imports + program));
        command.addAll(List.of(arguments));
        return run(modules, command);
    }

    /** Runs a program given as text; "import torch, numpy" stands before it. */
    public static String program(String program, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("-c", "import torch, numpy, sys\n" + program));
        command.addAll(List.of(arguments));
        return run(List.of("torch", "numpy"), command);
    }

    private static String run(List<String> modules, List<String> arguments) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(INTERPRETER)), "no Python here");
        for (String module : modules) {
            assumeTrue(has(module), "Python here lacks " + module);
        }
        List<String> command = new ArrayList<>(List.of(INTERPRETER));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    /** Finds a module without the second that importing it takes. */
    private static boolean has(String module) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                INTERPRETER,
                                "-c",
                                "import importlib.util as u, sys\n"
                                        + "sys.exit(u.find_spec('"
                                        + module
                                        + "') is None)")
                        .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
