package thalweg.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import thalweg.engine.JobStoppedException;
import thalweg.engine.OutOfHeapException;
import thalweg.engine.Problem;
import thalweg.session.DescribedNetworks;
import thalweg.session.Program;
import thalweg.session.StateFolder;

/**
 * The command line. Only the command that is asked for is made and looked at: a cold start has no
 * time for the others.
 */
public final class Cli {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    private final Terminal terminal;
    private final EngineSource engines;
    private final Path state;
    private final Interrupts interrupts = new Interrupts();

    /**
     * The same with the usual folder for what is kept between starts.
     *
     * @param environment of the process, which may say another
     */
    public Cli(Terminal terminal, EngineSource engines, Map<String, String> environment) {
        this(terminal, engines, StateFolder.of(environment));
    }

    /**
     * Writes to the terminal and computes on what the source makes.
     *
     * @param state the folder for what is kept between starts
     */
    public Cli(Terminal terminal, EngineSource engines, Path state) {
        this.state = state;
        this.terminal = terminal;
        this.engines = engines;
    }

    /** Lets Ctrl-C ask the work to stop instead of ending the process. */
    public void listenToInterrupts() {
        interrupts.listen();
    }

    /** The commands, in the order in which help lists them. */
    private static Map<String, Supplier<Command>> commands() {
        var commands = new LinkedHashMap<String, Supplier<Command>>();
        commands.put("inspect", InspectCommand::new);
        commands.put("match", MatchCommand::new);
        commands.put("align", AlignCommand::new);
        commands.put("spectrum", SpectrumCommand::new);
        commands.put("interpolate", InterpolateCommand::new);
        commands.put("taylor", TaylorCommand::new);
        commands.put("merge", MergeCommand::new);
        commands.put("plane", PlaneCommand::new);
        commands.put("study", StudyCommand::new);
        commands.put("task", TaskCommand::new);
        commands.put("replay", ReplayCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("present", PresentCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("train", TrainCommand::new);
        commands.put("bench", BenchCommand::new);
        commands.put("demo", DemoCommand::new);
        return commands;
    }

    /**
     * Does what the arguments ask for.
     *
     * @return the exit status: 0 done, 1 the work failed, 2 the request or an input is bad
     */
    public int run(String... arguments) {
        if (arguments.length == 0 || arguments[0].equals("--help") || arguments[0].equals("-h")) {
            terminal.result(help());
            return DONE;
        }
        if (arguments[0].equals("--version")) {
            terminal.result("thalweg " + version() + "\n");
            return DONE;
        }
        if (arguments[0].equals("rehearse")) {
            return new Rehearsal(engines, state).run();
        }
        Supplier<Command> found = commands().get(arguments[0]);
        if (found == null) {
            return fail(notUnderstood(arguments), Arrays.asList(arguments).contains("--trace"));
        }
        return run(arguments[0], found.get(), Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /** What keeps arguments that name no command from being files for the window. */
    private static UsageException notUnderstood(String[] arguments) {
        String first = arguments[0];
        if (!exists(first)) {
            return new UsageException(
                    "there is no command or file '" + first + "'",
                    "the first argument",
                    "see " + Program.command() + " --help");
        }
        for (String argument : arguments) {
            if (argument.startsWith("-")) {
                return new UsageException(
                        "the window takes files and no options",
                        argument,
                        "see " + Program.command() + " --help");
            }
            if (!exists(argument)) {
                return new UsageException("there is no such file", argument, "check the name");
            }
        }
        return new UsageException(
                "a name without . and / is taken for a command",
                String.join(" ", arguments),
                "write ./ before it to open it in the window");
    }

    private static boolean exists(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private int run(String name, Command command, String[] arguments) {
        CommandLine line = line(name, command);
        try {
            line.parseArgs(arguments);
        } catch (ParameterException e) {
            boolean trace = Arrays.asList(arguments).contains("--trace");
            return fail(
                    new UsageException(
                            sentence(String.valueOf(e.getMessage())),
                            name,
                            "see " + Program.command() + " " + name + " --help"),
                    trace);
        }
        var described = new DescribedNetworks(state, Clock.systemDefaultZone());
        try (var work =
                new Workplace(terminal, engines, interrupts, described, words(name, arguments))) {
            if (command.common().help()) {
                terminal.result(line.getUsageMessage());
                return DONE;
            }
            return command.run(work);
        } catch (JobStoppedException e) {
            return fail(
                    new WorkException(
                            "stopped before there was a result", name, "run it again to its end"),
                    false);
        } catch (OutOfMemoryError e) {
            return fail(new OutOfHeapException(name), command.common().trace());
        } catch (RuntimeException | StackOverflowError e) {
            return fail(e, command.common().trace());
        }
    }

    private static List<String> words(String name, String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addFirst(name);
        return words;
    }

    private static CommandLine line(String name, Command command) {
        var line = new CommandLine(command);
        line.setCommandName(Program.command() + " " + name);
        line.setUsageHelpWidth(90);
        line.setUsageHelpAutoWidth(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Path.class, Cli::path);
        line.getCommandSpec().usageMessage().abbreviateSynopsis(true);
        return line;
    }

    /** An empty name would be this folder's, which nobody means by it. */
    private static Path path(String name) {
        try {
            if (!name.isBlank()) {
                return Path.of(name);
            }
        } catch (InvalidPathException e) {
            throw new TypeConversionException("no file can be named so");
        }
        throw new TypeConversionException("the name is empty");
    }

    private int fail(Throwable error, boolean trace) {
        if (trace) {
            var text = new StringWriter();
            error.printStackTrace(new PrintWriter(text, true));
            terminal.message(text.toString());
        }
        if (error instanceof Problem problem) {
            terminal.message("thalweg: " + oneLine(String.valueOf(problem.getMessage())) + '\n');
            return problem.badInput() ? BAD_INPUT : FAILED;
        }
        terminal.message(
                "thalweg: the program has a fault ("
                        + oneLine(error.toString())
                        + "), this command, run it again with --trace and report what it prints\n");
        return FAILED;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }

    /** picocli's sentences begin with a capital and may end in a full stop; ours do neither. */
    private static String sentence(String message) {
        String line =
                oneLine(message)
                        .replaceAll("[.;]$", "")
                        .replaceAll("is not a double$", "is not a number")
                        .replaceAll("is not an? (int|long)$", "is not a whole number that fits");
        return line.isEmpty()
                ? "the arguments can't be understood"
                : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    }

    /** The program's version. */
    static String version() {
        return Program.version();
    }

    private static String help() {
        var text = new StringBuilder();
        text.append(
                """
                Thalweg: linear mode connectivity by permutation, made visible.

                ./thalweg                 opens the window
                ./thalweg FILE...         opens the window with these models, a folder of data,
                                          or a session
                ./thalweg COMMAND ...     the same work without a display:

                """);
        var table = new StringBuilder();
        commands()
                .forEach(
                        (name, command) -> {
                            String[] header =
                                    line(name, command.get())
                                            .getCommandSpec()
                                            .usageMessage()
                                            .header();
                            if (header.length > 0) {
                                table.append(String.format("  %-12s  %s%n", name, header[0]));
                            }
                        });
        return text.append(table)
                .append(
                        """

                ./thalweg COMMAND --help says what a command takes. Results go to standard output,
                with --json as one JSON object. Exit status: 0 done, 1 failed, 2 bad request or input.
                """)
                .toString()
                .replace("./thalweg", Program.command());
    }
}
