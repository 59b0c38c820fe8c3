package thalweg;

/** Entry point. */
public final class Main {
    private Main() {}

    /** Starts Thalweg. */
    public static void main(String[] args) {
        System.exit(args.length == 0 ? 0 : 1);
    }
}
