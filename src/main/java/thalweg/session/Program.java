package thalweg.session;

/** The program itself. */
public final class Program {
    private Program() {}

    /** Its version; "(not packaged)" where it runs from classes. */
    public static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
