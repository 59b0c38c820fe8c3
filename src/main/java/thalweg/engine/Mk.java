package thalweg.engine;

public final class Mk {
    private Mk() {}

    static final StringBuffer B = new StringBuffer();

    public static void m(String s) {
        var i = java.time.Instant.now();
        long us = i.getEpochSecond() * 1000000L + i.getNano() / 1000;
        B.append((us - Long.parseLong(System.getenv("T0"))) / 1000.0)
                .append(" ")
                .append(Thread.currentThread().getName())
                .append(" ")
                .append(s)
                .append('\n');
    }

    public static void dump() {
        System.err.print(B);
    }
}
