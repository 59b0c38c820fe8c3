package thalweg.study;

import java.util.List;

/**
 * What runs say of a claim.
 *
 * @param runs that the claim is about
 * @param met those that meet it
 * @param models independent ones among them: three models make three pairs that depend on each
 *     other
 * @param figures behind it
 */
public record Verdict(Claim claim, int runs, int met, int models, List<Measured> figures) {
    /** How a claim stands. */
    public enum State {
        /** All runs meet it. */
        ALL,
        /** None does. */
        NONE,
        /** Some do. */
        SOME,
        /** The study has no run that it is about. */
        ABSENT;

        /** ✓ when all meet it, ✗ when none does, else that it depends; empty of no run. */
        public String mark() {
            return switch (this) {
                case ALL -> "✓";
                case NONE -> "✗";
                case SOME -> "depends";
                case ABSENT -> "";
            };
        }
    }

    /**
     * A figure behind a verdict, over the runs.
     *
     * @param name of it
     * @param places after the point that people read
     */
    public record Measured(String name, Spread spread, int places) {}

    /** Copies the figures. */
    public Verdict {
        figures = List.copyOf(figures);
    }

    /** ✓ when all runs meet it, ✗ when none does, else it depends. */
    public State state() {
        if (runs == 0) {
            return State.ABSENT;
        }
        if (met == runs) {
            return State.ALL;
        }
        return met == 0 ? State.NONE : State.SOME;
    }
}
