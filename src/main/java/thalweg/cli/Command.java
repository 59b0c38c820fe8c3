package thalweg.cli;

/** One of the program's commands; picocli fills its options. */
interface Command {
    /**
     * Does it and writes the result.
     *
     * @return the exit status
     */
    int run(Workplace work);

    /** Options that every command has. */
    CommonOptions common();
}
