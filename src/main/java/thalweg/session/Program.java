package thalweg.session;

/** The program itself. */
public final class Program {
    private Program() {}

    /** Its version; "(not packaged)" where it runs from classes. */
    public static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** What starts it, as its sentences and its help call it: as it is started in its sources. */
    public static String command() {
        return System.getProperty("thalweg.command", "./thalweg");
    }
}
